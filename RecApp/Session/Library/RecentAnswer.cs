using System.Text.Json.Serialization;

namespace RecApp.Session.Library;

/// <summary>An answer that a person asked for.</summary>
/// <param name="Headline">The answer in a few words.</param>
/// <param name="Address">Asks for it again: a local address.</param>
/// <param name="IsWhole">Whether the address carries everything that was asked, which it doesn't for uploads and long texts.</param>
public sealed record RecentAnswer(string Headline, string Address, bool IsWhole = true)
{
    /// <summary>When it was given.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The path of the page that gave it.</summary>
    [JsonIgnore]
    public string Path => Address.Split('?', 2)[0];
}
