using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Page;

namespace RecApp.Tests.Features.Lyrics.Page;

public class SongDeskTests
{
    private static readonly LyricsQuery Form = new() { Lines = 3, Prefix = "one" };

    private readonly SongDesk _desk = new();

    [Fact]
    public async Task Follow_Song_ShowsLinesAsTheyComeAndThenTheSong()
    {
        var seen = new List<int>();
        await _desk.FollowAsync(Form, Events(Song("one", "two", "three")), WritingKind.NewSong, () => seen.Add(_desk.Growing?.Count ?? -1));

        Assert.Equal([0, 1, 2, 3, 3, -1], seen);
        Assert.Equal("one\ntwo\nthree", _desk.Song!.Text);
        Assert.Null(_desk.Growing);
        Assert.False(_desk.CanUndo);
    }

    [Fact]
    public async Task Again_OneLine_KeepsTheOthersAndUndoBringsItBack()
    {
        await WriteAsync(Song("one", "two", "three"));
        var again = _desk.Again(number => number == 2);

        Assert.Equal([new(1, "one"), new(3, "three")], again.Keep!);
        Assert.Equal((7, 1, null), (again.Seed!.Value, again.Attempt, again.Prefix));

        await WriteAsync(Song("one", "other", "three"), WritingKind.SomeLines);
        Assert.Equal("one\nother\nthree", _desk.Song!.Text);
        Assert.Single(_desk.Drafts);
        _desk.Undo();
        Assert.Equal("one\ntwo\nthree", _desk.Song!.Text);
        Assert.Equal(2, _desk.Again(number => number == 1).Attempt);
    }

    [Fact]
    public async Task Again_FirstLine_GoesOnFromThePrefixAgain()
    {
        await WriteAsync(Song("one", "two", "three"));

        Assert.Equal("one", _desk.Again(number => number == 1).Prefix);
    }

    [Fact]
    public async Task Follow_StoppedWriter_LeavesTheSongThatWasThere()
    {
        await WriteAsync(Song("one", "two", "three"));

        await Assert.ThrowsAsync<OperationCanceledException>(() => _desk.FollowAsync(Form, Stopped(), WritingKind.NewSong, () => { }));

        Assert.Equal("one\ntwo\nthree", _desk.Song!.Text);
        Assert.Null(_desk.Growing);
    }

    [Fact]
    public async Task Follow_LinesKeptForAnotherGo_KeepWhatTheModelThoughtOfThem()
    {
        await WriteAsync(Song("one", "two", "three"));
        var kept = Song("one", "new", "three");
        await WriteAsync(kept with { Lines = [kept.Lines[0] with { Kept = true, Tokens = [] }, kept.Lines[1], kept.Lines[2] with { Kept = true, Tokens = [] }] }, WritingKind.SomeLines);

        Assert.All(_desk.Song!.Lines, line => Assert.Single(line.Tokens));
        Assert.DoesNotContain(_desk.Song.Lines, line => line.Kept);
    }

    [Fact]
    public async Task Undo_OfAnotherSong_GoesOnFromTheFormOfTheOneBefore()
    {
        await WriteAsync(Song("one", "two", "three"));
        await _desk.FollowAsync(Form with { Lines = 2, Prefix = "other" }, Events(Song("other", "end")), WritingKind.NewSong, () => { });

        _desk.Undo();

        Assert.Equal(Form, _desk.Form);
        var again = _desk.Again(number => number == 1);
        Assert.Equal((3, "one"), (again.Lines, again.Prefix));
    }

    [Fact]
    public async Task Take_Example_IsShownButIsNoSongOfTheSession()
    {
        _desk.Take(Form, Song("one", "two", "three"), WritingKind.Example);

        Assert.Equal("one\ntwo\nthree", _desk.Song!.Text);
        Assert.Empty(_desk.Drafts);
        await WriteAsync(Song("one", "other", "three"), WritingKind.SomeLines);
        Assert.Equal("one\nother\nthree", _desk.Song!.Text);
    }

    private Task WriteAsync(LyricsAnswer song, WritingKind kind = WritingKind.NewSong) => _desk.FollowAsync(Form, Events(song), kind, () => { });

    private static LyricsAnswer Song(params string[] lines) =>
        new([.. lines.Select((text, i) => new LyricsLine(i + 1, 1, text, "A", null, 1, false, [new(text, 2)]))], [], 7, "AAA", 1.5, Guid.CreateVersion7(), "v1");

    private static async IAsyncEnumerable<LyricsEvent> Events(LyricsAnswer song)
    {
        await Task.Yield();
        yield return new SongStarted(song.Lines.Count, song.Seed, song.Scheme, [], song.ModelVersion);
        foreach (var line in song.Lines)
            yield return new LineWritten(line);
        yield return new SongFinished(song);
    }

    private static async IAsyncEnumerable<LyricsEvent> Stopped()
    {
        await Task.Yield();
        yield return new SongStarted(3, 1, "AAA", [], "v1");
        throw new OperationCanceledException();
    }
}
