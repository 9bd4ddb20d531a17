using System.Collections.Concurrent;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>
/// Makes examples of playlists with statistics that have not seen the playlist, as they will not have seen a user's:
/// a fifth of the playlists at a time is left out of the statistics.
/// </summary>
internal sealed class FoldedExamples
{
    private const int Folds = 5;
    private const int Seed = 5;

    private readonly List<(TrainingQuery[] Queries, ConcurrentBag<BlendWorkspace> Workspaces, Func<BlendWorkspace> Create)> _folds = [];

    public FoldedExamples(PlaylistDataset dataset, BlendContent content, SparseRows songs)
    {
        int[][] folds = PlaylistFolds.Deal(dataset, Folds, Seed);
        var vectors = folds.AsParallel().AsOrdered().Select(fold => ContentTrainer.Train(
            songs, content.Songs.Count, Enumerable.Range(0, dataset.Playlists.Count).Except(fold).Select(i => dataset.Playlists[i].Tracks).Concat(dataset.Said))).ToArray();
        foreach (var (fold, own) in folds.Zip(vectors))
        {
            var others = PlaylistCollection.From(dataset, fold.Select(i => dataset.Playlists[i].Id).ToHashSet());
            var neighbours = new PlaylistNeighbours(content, others, own);
            _folds.Add(([.. fold.SelectMany(i => TrainingQuery.Of(dataset.Playlists[i], i))], [], () => new(content, neighbours)));
        }
    }

    /// <summary>What is made of the queries, in an order that doesn't depend on which thread was first.</summary>
    /// <param name="make">Makes an example; called by several threads with a workspace each.</param>
    /// <param name="every">Two to take every second playlist only, and so on.</param>
    public List<T> Gather<T>(Func<TrainingQuery, BlendWorkspace, T> make, int every = 1)
    {
        var made = new List<T>();
        foreach (var (queries, workspaces, create) in _folds)
        {
            made.AddRange(queries.Where(query => query.Seed % every == 0).AsParallel().AsOrdered().Select(query =>
            {
                if (!workspaces.TryTake(out var workspace))
                    workspace = create();
                var example = make(query, workspace);
                workspaces.Add(workspace);
                return example;
            }));
            workspaces.Clear();
        }
        return made;
    }
}
