using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Learning.Trees;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>Rows for the trees to learn from.</summary>
internal static class TreeExamples
{
    // Of the pool's front every song is an example, behind it a sample.
    private const int Front = 250;
    private const double SampleShare = 0.06;

    // What a sampled song stands for.
    private const float BehindWeight = (float)(1 / SampleShare);

    // The weight of a playlist's rows grows with the square root of how many of its songs can be found.
    private const int FewestFound = 5;

    public static TrainingTable Of(TrainingQuery query, PoolWeights weights, BlendWorkspace workspace)
    {
        int[] pool = workspace.Look(query.Query, weights, BlendRanker.PoolSize);
        var hidden = query.Hidden.ToHashSet();
        var random = new Random(query.Seed);
        int[] taken = [.. pool.Where((track, place) => random.NextDouble() < SampleShare || place < Front || hidden.Contains(track))];
        var values = new float[taken.Length * BlendRow.Width];
        for (int i = 0; i < taken.Length; i++)
            workspace.Read(taken[i], values.AsSpan(i * BlendRow.Width, BlendRow.Width));
        bool[] labels = [.. taken.Select(hidden.Contains)];
        float weight = 1 / MathF.Sqrt(Math.Max(FewestFound, labels.Count(label => label)));
        var front = pool.Take(Front).ToHashSet();
        return new(BlendRow.Width, values, labels, [.. taken.Select((track, i) => labels[i] || front.Contains(track) ? weight : weight * BehindWeight)]);
    }
}
