namespace RecApp.Hosting.Administration;

/// <summary>Where to go after signing in: an address of this application, never of another site.</summary>
internal static class LocalAddress
{
    /// <summary>Where administrators have something to do.</summary>
    public const string Default = "/models";

    private const int Longest = 2000;

    /// <summary>
    /// The text where it is a path of this application, else <see cref="Default"/>. Browsers read <c>//host</c> and <c>/\host</c>
    /// as other sites, and drop tabs and line breaks before they look.
    /// </summary>
    public static string Of(string? text) =>
        text is ['/', .., _] or "/" && text.Length <= Longest && !text.StartsWith("//", StringComparison.Ordinal) && !text.Any(c => c == '\\' || char.IsControl(c))
            ? text
            : Default;
}
