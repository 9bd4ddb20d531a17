using System.Text.Json;
using RecApp.Text;

namespace RecApp.Session.Library;

/// <summary>
/// A library as the browser stores it and as a file: <c>{"version":1,"favourites":[…],"answers":[…]}</c>. Whoever has the browser or
/// sends the file may have written anything into it: addresses of other sites are left out, texts cut.
/// </summary>
internal static class LibraryDocument
{
    /// <summary>Longest document that is read, in bytes of UTF-8.</summary>
    public const int MostBytes = 1_000_000;

    private const int Version = 1;
    private const int LongestText = 200;
    private const int LongestKey = 6_000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly JsonSerializerOptions Loose = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a document; never fails.</summary>
    /// <param name="utf8">The document; empty reads as an empty library.</param>
    /// <param name="now">No entry is newer.</param>
    public static LibraryReading Read(ReadOnlyMemory<byte> utf8, DateTimeOffset now)
    {
        if (utf8.IsEmpty)
            return new(LibraryContent.Empty, 0, null);
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version) || !version.TryGetInt32(out int number))
                return LibraryReading.Of("It is no library of this product.");
            if (number != Version)
                return LibraryReading.Of("It was written by another version of this product.");
            var favourites = Entries<KeptItem>(root, "favourites", item => Checked(item, now));
            var answers = Entries<RecentAnswer>(root, "answers", answer => Checked(answer, now));
            var content = LibraryContent.Empty.With(new() { PutFavourites = [.. favourites.OfType<KeptItem>()], PutAnswers = [.. answers.OfType<RecentAnswer>()] });
            return new(content, favourites.Count + answers.Count - content.Favourites.Count - content.Answers.Count, null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return LibraryReading.Of("It is no library of this product.");
        }
    }

    /// <summary>The library as a file.</summary>
    public static byte[] Write(LibraryContent content) => JsonSerializer.SerializeToUtf8Bytes(new { Version, content.Favourites, content.Answers }, Format);

    private static List<T?> Entries<T>(JsonElement root, string name, Func<T, T?> check)
        where T : class =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(entry => Entry(entry, check))] : [];

    private static T? Entry<T>(JsonElement entry, Func<T, T?> check)
        where T : class
    {
        try
        {
            return entry.Deserialize<T>(Loose) is { } read ? check(read) : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // The reader leaves out what the document does not state.
    private static KeptItem? Checked(KeptItem item, DateTimeOffset now) =>
        item is { Key: { Length: > 0 and <= LongestKey }, Title: { } title } && !string.IsNullOrWhiteSpace(title) && Enum.IsDefined(item.Kind) && IsLocal(item.Address)
            ? item with { Title = title.Shortened(LongestText), Detail = (item.Detail ?? "").Shortened(LongestText), At = Past(item.At, now) }
            : null;

    private static RecentAnswer? Checked(RecentAnswer answer, DateTimeOffset now) =>
        answer is { Headline: { } headline } && !string.IsNullOrWhiteSpace(headline) && IsLocal(answer.Address)
            ? answer with { Headline = headline.Shortened(LongestText), At = Past(answer.At, now) }
            : null;

    private static bool IsLocal(string? address) => LocalAddress.Of(address, "").Length > 0;

    private static DateTimeOffset Past(DateTimeOffset at, DateTimeOffset now) => at > now ? now : at;
}

/// <summary>What was found in a document.</summary>
/// <param name="Content">What of it can be used.</param>
/// <param name="LeftOut">Entries that can't, or stand there twice, or are too many.</param>
/// <param name="Problem">Why nothing of it can be used, a sentence; null where something can.</param>
internal sealed record LibraryReading(LibraryContent Content, int LeftOut, string? Problem)
{
    /// <summary>Nothing, with the reason.</summary>
    public static LibraryReading Of(string problem) => new(LibraryContent.Empty, 0, problem);
}
