using System.Text.Json.Serialization;

namespace RecApp.Session.Library;

/// <summary>What can be kept.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeptKind>))]
public enum KeptKind
{
    /// <summary>A song of the catalogue.</summary>
    [JsonStringEnumMemberName("song")]
    Song,

    /// <summary>A film of the catalogue.</summary>
    [JsonStringEnumMemberName("film")]
    Film,

    /// <summary>A college programme with what its graduates earn.</summary>
    [JsonStringEnumMemberName("programme")]
    Programme,

    /// <summary>A song that the product wrote.</summary>
    [JsonStringEnumMemberName("verse")]
    Verse,
}

/// <summary>Something that a person keeps.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Tells it from others of its kind.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Detail">A few words more; may be empty.</param>
/// <param name="Address">Leads back to it: a local address.</param>
public sealed record KeptItem(KeptKind Kind, string Key, string Title, string Detail, string Address)
{
    /// <summary>When it was kept.</summary>
    public DateTimeOffset At { get; init; }
}
