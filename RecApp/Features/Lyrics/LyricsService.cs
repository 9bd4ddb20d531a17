using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Lyrics;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/> and
/// <see cref="InferenceBusyException"/>; all are safe for concurrent use.
/// </summary>
public sealed class LyricsService
{
    public const string ModelName = "lyrics";

    /// <summary>Longest text that is looked at for scoring, in characters.</summary>
    public const int MostScored = 200_000;

    /// <summary>Tokens of the longest text that is scored: two seconds of a processor. Verse has some four characters to a token, letters that spell no word one, other scripts a fraction.</summary>
    public const int MostScoredTokens = 16_384;

    private readonly Predictions _predictions;
    private readonly LyricsOptions _options;
    private readonly WriterDesk _desk;

    internal LyricsService(Predictions predictions, IOptions<LyricsOptions> options, WriterDesk desk) =>
        (_predictions, _options, _desk) = (predictions, options.Value, desk);

    /// <summary>Writes a song and tells how it grows; the last event is the song. Ending the enumeration stops the writer before its next run of the network.</summary>
    /// <param name="request">The wish.</param>
    /// <param name="cancellationToken">Gives up; nothing is left.</param>
    /// <param name="enough">Stops the writer as well, but the lines that stand by then are the song.</param>
    /// <exception cref="InvalidRequestException">A field makes no sense; the message says what is allowed. Thrown before the first event.</exception>
    public async IAsyncEnumerable<LyricsEvent> WriteAsync(LyricsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken, CancellationToken enough = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateBounded<LyricsEvent>(new BoundedChannelOptions(256) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        var writing = WriteToAsync(events.Writer, request, enough, stop.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken))
                yield return happened;
        }
        finally
        {
            await stop.CancelAsync();
            // Its failure has come through the channel.
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes a song.</summary>
    /// <exception cref="InvalidRequestException">A field makes no sense; the message says what is allowed.</exception>
    public async Task<LyricsAnswer> GenerateAsync(LyricsRequest request, CancellationToken cancellationToken)
    {
        await foreach (var happened in WriteAsync(request, cancellationToken))
            if (happened is SongFinished finished)
                return finished.Song;
        throw new InvalidOperationException("The writer ended without a song.");
    }

    /// <summary>What a text costs under the model, in bits.</summary>
    /// <exception cref="InvalidRequestException">The text is missing, longer than <see cref="MostScored"/>, or of more than <see cref="MostScoredTokens"/>.</exception>
    public async Task<LyricsScore> ScoreAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is null)
            throw new InvalidRequestException("text", "Give the text to score.");
        if (text.Length > MostScored)
            throw new InvalidRequestException("text", $"The text has {text.Length:N0} characters; at most {MostScored:N0} are allowed.");
        return await _predictions.AskAsync<LyricsModel, LyricsScore>(
            ModelName, "score",
            async (lease, provenance) =>
            {
                double bits = await _desk.RunAsync(token => TextScorer.BitsAsync(lease.Model, text, _desk.Turns, token, MostScoredTokens), cancellationToken);
                int characters = ScriptFilter.CodePoints(text);
                LyricsMeasures.Set(text, characters == 0 ? null : bits / characters, provenance.Measured());
                return new(bits, characters, characters == 0 ? 0 : bits / characters, provenance.Version, provenance.Id);
            },
            cancellationToken);
    }

    /// <summary>Other words that a line of a song could end with, best first; those that rhyme with the other lines of its letter when it has one.</summary>
    /// <param name="lines">The song.</param>
    /// <param name="number">The line, from 1.</param>
    /// <param name="scheme">The song's scheme.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<string>> EndWordsAsync(IReadOnlyList<string> lines, int number, string scheme, CancellationToken cancellationToken)
    {
        var parsed = RhymeScheme.Parse(scheme) ?? new("");
        string before = string.Concat(lines.Take(number - 1).TakeLast(8).Select(line => line + "\n"));
        string[] partners = [.. parsed.Partners(number - 1, lines.Count).Select(partner => EndRhymes.LastWord(VerseText.Normalize(lines[partner]))).Where(word => word.Length > 0)];
        return await _predictions.AskAsync<LyricsModel, IReadOnlyList<string>>(
            ModelName, variant: null,
            (lease, _) => _desk.RunAsync(token => EndWords.FindAsync(lease.Model, before, lines[number - 1], partners, 12, _desk.Turns, token), cancellationToken), cancellationToken);
    }

    /// <summary>What the corpus is like.</summary>
    public Task<CorpusStatistics> StatisticsAsync(CancellationToken cancellationToken) =>
        _predictions.LookUpAsync<LyricsModel, CorpusStatistics>(ModelName, static lease => lease.Model.Statistics, cancellationToken).AsTask();

    private async Task WriteToAsync(ChannelWriter<LyricsEvent> events, LyricsRequest request, CancellationToken enough, CancellationToken cancellationToken)
    {
        try
        {
            var scheme = LyricsRequestReader.SchemeOf(request);
            var song = await _predictions.AskAsync<LyricsModel, LyricsAnswer>(
                ModelName, scheme.ToString(),
                (lease, provenance) => _desk.RunAsync(token => WriteToAsync(events, request, lease.Model, provenance, enough, token), cancellationToken), cancellationToken);
            await events.WriteAsync(new SongFinished(song), cancellationToken);
            events.Complete();
        }
        catch (Exception error)
        {
            events.Complete(error);
            throw;
        }
    }

    private async Task<LyricsAnswer> WriteToAsync(
        ChannelWriter<LyricsEvent> events, LyricsRequest request, LyricsModel model, Provenance provenance, CancellationToken enough, CancellationToken cancellationToken)
    {
        var plan = LyricsRequestReader.Read(request, model, _options.Candidates);
        await events.WriteAsync(new SongStarted(plan.Lines.Length, plan.Seed, plan.Scheme.ToString(), plan.Notes, provenance.Version), cancellationToken);
        var writer = new SongWriter(model, plan, Offensive(model), _desk.Turns);
        var lines = new List<LyricsLine>();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough);
        try
        {
            // A slow reader loses previews, never lines: those wait for room.
            await foreach (var line in writer.WriteAsync((number, draft) => events.TryWrite(new LineDrafted(number + 1, draft)), either.Token))
            {
                lines.Add(line);
                await events.WriteAsync(new LineWritten(line), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (lines.Count > 0 && enough.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            writer.Notes.Add($"Stopped after {lines.Count} of {plan.Lines.Length} lines.");
        }
        double? bits = LyricsMeasures.BitsPerCharacter(lines);
        LyricsMeasures.Set(plan.Lines.Length, lines, bits, provenance.Measured());
        return new(lines, [.. plan.Notes, .. writer.Notes], plan.Seed, plan.Scheme.ToString(), bits, provenance.Id, provenance.Version);
    }

    private OffensiveWords Offensive(LyricsModel model)
    {
        IEnumerable<string> list = _options.OffensiveWords.Count > 0 ? _options.OffensiveWords : model.Offensive;
        return new(list.Concat(_options.AlsoOffensive).Except(_options.NotOffensive, StringComparer.OrdinalIgnoreCase));
    }
}
