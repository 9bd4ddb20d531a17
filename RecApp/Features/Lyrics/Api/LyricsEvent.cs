using System.Text.Json.Serialization;

namespace RecApp.Features.Lyrics.Api;

/// <summary>What a writer says while it works.</summary>
[JsonDerivedType(typeof(SongStarted))]
[JsonDerivedType(typeof(LineDrafted))]
[JsonDerivedType(typeof(LineWritten))]
[JsonDerivedType(typeof(SongFinished))]
public abstract record LyricsEvent
{
    /// <summary>Its name as a server-sent event.</summary>
    [JsonIgnore]
    public abstract string Name { get; }
}

/// <summary>The wish was understood.</summary>
public sealed record SongStarted(int Lines, int Seed, string Scheme, IReadOnlyList<string> Notes, string ModelVersion) : LyricsEvent
{
    [JsonIgnore]
    public override string Name => "start";
}

/// <summary>The leading draft of a line has one more token; another draft may take its place.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Draft">The line so far.</param>
public sealed record LineDrafted(int Number, string Draft) : LyricsEvent
{
    [JsonIgnore]
    public override string Name => "token";
}

/// <summary>A line stands.</summary>
public sealed record LineWritten(LyricsLine Line) : LyricsEvent
{
    [JsonIgnore]
    public override string Name => "line";
}

/// <summary>The song is complete.</summary>
public sealed record SongFinished(LyricsAnswer Song) : LyricsEvent
{
    [JsonIgnore]
    public override string Name => "done";
}
