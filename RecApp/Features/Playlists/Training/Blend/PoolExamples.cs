using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>Learns the weights by which candidates are picked.</summary>
internal static class PoolExamples
{
    private const int Front = 300;
    private const int Behind = 100;
    private const int Steps = 100;
    private const double StepSize = 0.4;

    // Shares of the largest value lie between 0 and 1; scores have to spread far wider for a softmax over the catalogue.
    private const float StartScale = 2;

    /// <summary>The hidden songs, the front of the pool as guessed, and a sample of all other songs.</summary>
    public static CandidateList Of(TrainingQuery query, BlendWorkspace workspace, int tracks)
    {
        int[] front = workspace.Look(query.Query, PoolWeights.Guess, Front);
        var hidden = query.Hidden.ToHashSet();
        var random = new Random(query.Seed);
        var taken = front.Concat(query.Hidden).Distinct().ToList();
        var used = taken.Concat(query.Given).ToHashSet();
        float offset = MathF.Log((tracks - used.Count) / (float)Behind);
        int certain = taken.Count;
        while (taken.Count < certain + Math.Min(Behind, tracks - certain - query.Given.Length))
        {
            int track = random.Next(tracks);
            if (used.Add(track))
                taken.Add(track);
        }
        var values = new float[taken.Count * BlendRow.Signals];
        Span<float> row = stackalloc float[BlendRow.Width];
        for (int i = 0; i < taken.Count; i++)
        {
            workspace.Read(taken[i], row);
            for (int j = 0; j < BlendRow.Signals; j++)
                values[i * BlendRow.Signals + j] = row[j] / workspace.Signals.Largest[j];
        }
        return new(PoolWeights.Shares(workspace.Signals), values, [.. taken.Select(hidden.Contains)], [.. taken.Select((_, place) => place < certain ? 0 : offset)]);
    }

    public static PoolWeights Learn(IReadOnlyList<CandidateList> lists) =>
        new(ListwiseWeights.Fit(lists, [.. PoolWeights.Guess.Values.Select(weight => StartScale * weight)], Steps, StepSize));
}
