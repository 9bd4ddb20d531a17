using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Learning;
using RecApp.Learning.Trees;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>Learns the blend ranker's index.</summary>
internal static class BlendTrainer
{
    /// <summary>Settings that the figures of docs/evaluation.md were reached with.</summary>
    public static BoostingOptions Options { get; } = new(BlendRow.Context);

    /// <param name="dataset">All files.</param>
    /// <param name="catalogue">Its catalogue.</param>
    /// <param name="heldOut">Ids of playlists that must not be looked at.</param>
    /// <param name="report">Told what is being done.</param>
    /// <returns>What <see cref="BlendRanker.Load"/> reads.</returns>
    public static byte[] Train(PlaylistDataset dataset, PlaylistCatalogue catalogue, IReadOnlySet<string> heldOut, Action<string> report)
    {
        var columns = BlendColumnsBuilder.Build(dataset);
        var known = dataset with { Playlists = [.. dataset.Playlists.Where(playlist => !heldOut.Contains(playlist.Id))] };
        var content = new BlendContent(catalogue, columns);
        report("Blend: vectors of what songs are");
        var songs = SparseRows.From(Enumerable.Range(0, catalogue.Count).Select(content.Songs.Of));
        var examples = new FoldedExamples(known, content, songs);
        report("Blend: weights by which candidates are picked");
        var weights = PoolExamples.Learn(examples.Gather((query, workspace) => PoolExamples.Of(query, workspace, catalogue.Count), every: 2));
        report("Blend: examples for the trees");
        var table = TrainingTable.Concatenate(examples.Gather((query, workspace) => TreeExamples.Of(query, weights, workspace)));
        float mean = table.Weights.Length == 0 ? 1 : table.Weights.Average();
        report($"Blend: {Options.Trees} trees over {table.Rows:N0} songs for {known.Playlists.Count} playlists");
        var trees = MonotoneBoosting.Fit(table with { Weights = [.. table.Weights.Select(weight => weight / mean)] }, Options);

        var writer = new ArrayWriter();
        columns.Write(writer);
        writer.Write<float>(weights.Values);
        TreeFile.Write(trees, writer);
        writer.Write<float>(ContentTrainer.Train(songs, content.Songs.Count, known.Playlists.Select(playlist => playlist.Tracks).Concat(known.Said)).Values);
        return writer.ToArray();
    }
}
