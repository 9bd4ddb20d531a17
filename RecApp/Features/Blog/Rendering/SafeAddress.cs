namespace RecApp.Features.Blog.Rendering;

/// <summary>Which addresses a post may lead to: what is not known to be harmless is refused.</summary>
internal static class SafeAddress
{
    private static readonly string[] Schemes = ["https", "http", "mailto"];

    /// <summary>The address of a link: http, https, mailto, a page of this product or a section of the post; null for any other.</summary>
    /// <param name="address">As Markdown gives it, entities decoded.</param>
    public static string? Link(string? address) =>
        address is null || HasTricks(address) ? null
        : address is ['#', _, ..] ? address
        : Local(address) ?? (IsWeb(address) ? address : null);

    /// <summary>An address of this product, beginning with a single slash; null for any other.</summary>
    public static string? Local(string? address) =>
        address is ['/', ..] and not ['/', '/', ..] && !HasTricks(address) ? address : null;

    // Browsers strip tabs, line ends and leading blanks out of an address and take a backslash for a slash.
    private static bool HasTricks(string address) => address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '\\' or '\u00AD' or (>= '\u200B' and <= '\u200F') or '\uFEFF');

    private static bool IsWeb(string address) =>
        Schemes.Any(scheme => address.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == "mailto" ? uri.UserInfo.Length > 0 : uri.Host.Length > 0 && uri.UserInfo.Length == 0);
}
