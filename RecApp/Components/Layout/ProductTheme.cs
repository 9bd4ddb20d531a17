using MudBlazor;

namespace RecApp.Components.Layout;

/// <summary>
/// The looks, as MudBlazor's themes. Both go out with the first HTML, each as custom properties for the root's <c>data-theme</c>: which one
/// counts is decided in the browser before the first paint. Text on its surface has a contrast of at least 4.5:1, outlines of controls 3:1.
/// </summary>
internal static class ProductTheme
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

    private static readonly PaletteLight LightPalette = new()
    {
        Primary = "#3451c7",
        PrimaryDarken = "#2a42a6",
        PrimaryLighten = "#e6eafb",
        PrimaryContrastText = "#ffffff",
        Secondary = "#ad1457",
        Tertiary = "#0b7285",
        Info = "#0b5cad",
        Success = "#1b6e3c",
        Warning = "#8a4b00",
        Error = "#b3261e",
        Background = "#f6f7f9",
        BackgroundGray = "#eceff4",
        Surface = "#ffffff",
        TextPrimary = "#1b1e25",
        TextSecondary = "#505766",
        TextDisabled = "#6b7280",
        ActionDefault = "#505766",
        ActionDisabled = "#6b7280",
        LinesDefault = "#dde1e8",
        LinesInputs = "#767f90",
        TableLines = "#dde1e8",
        Divider = "#dde1e8",
        Skeleton = "#dde1e8",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b1e25",
        DrawerBackground = "#f6f7f9",
        DrawerText = "#505766",
        DrawerIcon = "#505766",
    };

    private static readonly PaletteDark DarkPalette = new()
    {
        Primary = "#9fb2ff",
        PrimaryDarken = "#bccaff",
        PrimaryLighten = "#283052",
        PrimaryContrastText = "#101632",
        Secondary = "#ff9ec0",
        SecondaryContrastText = "#1a1a27",
        Tertiary = "#4cc9db",
        TertiaryContrastText = "#1a1a27",
        Info = "#7cc4ff",
        InfoContrastText = "#1a1a27",
        Success = "#8bd8a5",
        SuccessContrastText = "#1a1a27",
        Warning = "#ffc166",
        WarningContrastText = "#1a1a27",
        Error = "#ffb4ab",
        ErrorContrastText = "#1a1a27",
        Background = "#121419",
        BackgroundGray = "#262a33",
        Surface = "#1b1e25",
        TextPrimary = "#e7e9ee",
        TextSecondary = "#adb4c1",
        TextDisabled = "#98a0ae",
        ActionDefault = "#adb4c1",
        ActionDisabled = "#98a0ae",
        LinesDefault = "#323743",
        LinesInputs = "#7f8899",
        TableLines = "#323743",
        Divider = "#323743",
        Skeleton = "#323743",
        AppbarBackground = "#1b1e25",
        AppbarText = "#e7e9ee",
        DrawerBackground = "#121419",
        DrawerText = "#adb4c1",
        DrawerIcon = "#adb4c1",
    };

    public static MudTheme Light { get; } = Theme(":root");

    public static MudTheme Dark { get; } = Theme(":root[data-theme=\"dark\"]");

    private static MudTheme Theme(string scope) => new()
    {
        PseudoCss = new() { Scope = scope },
        LayoutProperties = new() { DefaultBorderRadius = "10px", AppbarHeight = "60px", DrawerWidthLeft = "212px", DrawerMiniWidthLeft = "64px" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = [Font], FontSize = "1rem", LineHeight = "1.55", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = [Font], FontSize = ".9375rem", FontWeight = "550", TextTransform = "none", LetterSpacing = "normal" },
        },
        PaletteLight = LightPalette,
        PaletteDark = DarkPalette,
    };
}
