namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>Songs by the dozen.</summary>
internal static class FakeSongs
{
    public static string Id(int number) => $"{number:00000}".PadLeft(22, 's');

    /// <summary>Numbered songs that no catalogue knows, one saved per hour, the latest first.</summary>
    public static List<FakeSong> Many(int count, int first = 0) =>
        [.. Enumerable.Range(first, count).Select(number => new FakeSong(Id(number), $"Song {number}", $"Artist {number % 7}") { AddedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero).AddHours(-number) })];
}
