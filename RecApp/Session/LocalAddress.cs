namespace RecApp.Session;

/// <summary>Where to go after signing in: an address of this application, never of another site.</summary>
internal static class LocalAddress
{
    // Kestrel reads request lines of 8 KB; a form of 150 songs takes 4.
    private const int Longest = 6000;

    /// <summary>
    /// The text where it is a path of this application, else <paramref name="otherwise"/>. Browsers read <c>//host</c> and <c>/\host</c>
    /// as other sites, and drop tabs and line breaks before they look.
    /// </summary>
    public static string Of(string? text, string otherwise) =>
        text is ['/', .., _] or "/" && text.Length <= Longest && !text.StartsWith("//", StringComparison.Ordinal) && !text.Any(c => c == '\\' || char.IsControl(c))
            ? text
            : otherwise;
}
