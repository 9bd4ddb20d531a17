using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Training.Evaluation;
using RecApp.Serving;

namespace RecApp.Features.Lyrics.Training;

/// <summary>What the writer's measures are like over many seeds, all else as when nothing is wished for.</summary>
internal static class LyricsQuestions
{
    private const int Songs = 200;

    private static readonly int[] Lengths = [8, 12, 16, 16, 20, 24];

    /// <summary><c>measure lyrics</c>.</summary>
    public static Command Command() => MeasureCommand.Create(LyricsService.ModelName, data: null, (bundle, _, cancellationToken) => MeasureAsync(bundle, Songs, cancellationToken));

    /// <summary>Writes songs of the usual scheme and several lengths.</summary>
    /// <param name="bundle">Of the model.</param>
    /// <param name="songs">How many.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<FeatureReference>> MeasureAsync(ModelBundle bundle, int songs, CancellationToken cancellationToken)
    {
        using var model = LyricsModel.Load(bundle);
        var references = new MeasureReferences(LyricsMeasures.All);
        var turns = new WriterTurns(Environment.ProcessorCount, TimeProvider.System);
        int candidates = new LyricsOptions().Candidates;
        for (int seed = 1; seed <= songs; seed++)
        {
            var plan = LyricsRequestReader.Read(new() { Seed = seed, Lines = Lengths[seed % Lengths.Length] }, model, candidates);
            var lines = await SongEvaluation.WriteAsync(model, plan, turns, cancellationToken);
            references.Add(measured => LyricsMeasures.Set(plan.Lines.Length, lines, LyricsMeasures.BitsPerCharacter(lines), measured));
        }
        return references.Counted();
    }
}
