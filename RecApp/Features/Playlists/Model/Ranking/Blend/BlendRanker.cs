using System.Collections.Concurrent;
using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Learning.Trees;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// The default ranker: a weighted sum of signals picks a few thousand songs out of the catalogue, boosted trees order
/// them. Immutable and safe for concurrent use.
/// </summary>
public sealed class BlendRanker
{
    /// <summary>How many songs the trees order.</summary>
    internal const int PoolSize = 3000;

    private readonly PoolWeights _weights;
    private readonly TreeEnsemble _trees;
    private readonly BlendContent _content;
    private readonly PlaylistNeighbours _neighbours;
    private readonly ConcurrentBag<BlendWorkspace> _workspaces = [];

    internal BlendRanker(PoolWeights weights, TreeEnsemble trees, BlendContent content, PlaylistNeighbours neighbours) =>
        (_weights, _trees, _content, _neighbours) = (weights, trees, content, neighbours);

    /// <summary>Loads the index that <see cref="Training.Blend.BlendTrainer"/> wrote for this catalogue and these playlists.</summary>
    /// <exception cref="InvalidDataException">It is no such index, or one of another catalogue.</exception>
    public static BlendRanker Load(Stream index, PlaylistCatalogue catalogue, PlaylistCollection playlists)
    {
        using var reader = new ArrayReader(index);
        var columns = BlendColumns.Read(reader);
        if (columns.Titles.Length != catalogue.Count || columns.Years.Length != catalogue.Count)
            throw new InvalidDataException("The index belongs to another catalogue.");
        var weights = new PoolWeights(reader.Read<float>());
        var trees = TreeFile.Read(reader);
        if (trees.Columns != BlendRow.Width || weights.Values.Length != PoolWeights.Sets * BlendRow.Signals)
            throw new InvalidDataException("The index was trained for other signals than this program has.");
        var content = new BlendContent(catalogue, columns);
        var vectors = new ContentVectors(reader.Read<float>());
        if (vectors.Values.Length != content.Songs.Count * ContentVectors.Dimensions)
            throw new InvalidDataException("The index was trained for other features of songs than this program has.");
        return new(weights, trees, content, new(content, playlists, vectors));
    }

    /// <summary>Songs for what was given, best first, without the songs given; see <see cref="EditionOrder"/> for editions of one song.</summary>
    /// <param name="query">What was given.</param>
    /// <param name="take">How many at most.</param>
    /// <returns>Indices into the catalogue, scores 0–1 and at least one reason each.</returns>
    public IReadOnlyList<RankedTrack> Recommend(RankingQuery query, int take)
    {
        if (query.Tracks.Count == 0 && query.Artists.Count == 0)
            return query.Features.Count == 0 ? [] : new MoodRanking(_content).Recommend(query, take);
        return Use<RankedTrack>(workspace =>
        {
            var ranked = Order(query, workspace, take);
            var reasons = new BlendReasons(query, _content, _neighbours, workspace.Signals, _weights);
            return [.. ranked.Select(song => new RankedTrack(song.Track, song.Score, reasons.For(song.Track, workspace.Row(song.Place))))];
        });
    }

    /// <summary>The same for songs in the catalogue, without scores and reasons.</summary>
    internal IReadOnlyList<int> Rank(RankingQuery query, int take) =>
        Use<int>(workspace => [.. Order(query, workspace, take).Select(song => song.Track)]);

    private List<(int Place, int Track, double Score)> Order(RankingQuery query, BlendWorkspace workspace, int take)
    {
        int[] pool = workspace.Look(query, _weights, PoolSize);
        float[] scores = workspace.Score(_trees, pool);
        float[] negatives = [.. scores.Select(score => -score)];
        int[] places = [.. Enumerable.Range(0, pool.Length)];
        Array.Sort(negatives, places);
        EditionOrder order = new(_content.Catalogue);
        var taken = query.Editions ? order.Take(query.Tracks, pool, places, take) : order.TakeOnce(query.Tracks, pool, places, take);
        return [.. taken
            .Select(place => (place, pool[place], 1 / (1 + Math.Exp(-scores[place]))))];
    }

    private IReadOnlyList<T> Use<T>(Func<BlendWorkspace, IReadOnlyList<T>> work)
    {
        if (!_workspaces.TryTake(out var workspace))
            workspace = new(_content, _neighbours);
        try
        {
            return work(workspace);
        }
        finally
        {
            _workspaces.Add(workspace);
        }
    }
}
