using RecApp.Learning.Trees;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>The large arrays that one query needs and the next can use again; one thread at a time.</summary>
internal sealed class BlendWorkspace(BlendContent content, PlaylistNeighbours neighbours)
{
    private const int FirstTrees = 40;
    private const int Finalists = 1000;

    // More than trees can make good.
    private const float Behind = 100;

    private readonly SignalBuilder _builder = new(content, neighbours);
    private readonly CandidatePool _pool = new(content, neighbours);
    private readonly BlendRowReader _reader = new(content, neighbours);
    private readonly PrunedTrees _trees = new();
    private float[] _rows = [], _finalists = [];

    /// <summary>The latest query's signals.</summary>
    public BlendSignals Signals { get; } = new(content);

    /// <summary>Computes a query's signals and picks the songs worth ranking, most promising first.</summary>
    public int[] Look(RankingQuery query, PoolWeights weights, int most)
    {
        _builder.Build(query, Signals);
        return _pool.Select(query.Tracks, Signals, weights, most);
    }

    /// <summary>The row of one song for the latest query.</summary>
    public void Read(int track, Span<float> row) => _reader.Read(Signals, track, _pool.Score(track), _pool.LargestScore, row);

    /// <summary>The row of the n-th song that was scored last.</summary>
    public ReadOnlySpan<float> Row(int place) => _rows.AsSpan(place * BlendRow.Width, BlendRow.Width);

    /// <summary>
    /// [tracks] sums of the trees for songs of the latest query. The first trees choose the songs that the others look at; all
    /// others come behind those.
    /// </summary>
    public float[] Score(TreeEnsemble trees, int[] tracks)
    {
        if (_rows.Length < tracks.Length * BlendRow.Width)
            _rows = new float[tracks.Length * BlendRow.Width];
        for (int i = 0; i < tracks.Length; i++)
            Read(tracks[i], _rows.AsSpan(i * BlendRow.Width, BlendRow.Width));
        float[] scores = new float[tracks.Length];
        _trees.Score(trees, 0, Math.Min(FirstTrees, trees.Count), _rows.AsSpan(0, tracks.Length * BlendRow.Width), scores);
        float least = tracks.Length > Finalists ? scores.OrderDescending().ElementAt(Finalists - 1) : float.NegativeInfinity;
        int[] finalists = [.. Enumerable.Range(0, tracks.Length).Where(i => scores[i] >= least)];
        float[] further = Further(trees, finalists);
        for (int i = 0, next = 0; i < scores.Length; i++)
            scores[i] += trees.Bias + (next < finalists.Length && finalists[next] == i ? further[next++] : -Behind);
        return scores;
    }

    private float[] Further(TreeEnsemble trees, int[] places)
    {
        if (_finalists.Length < places.Length * BlendRow.Width)
            _finalists = new float[places.Length * BlendRow.Width];
        for (int i = 0; i < places.Length; i++)
            Row(places[i]).CopyTo(_finalists.AsSpan(i * BlendRow.Width));
        var scores = new float[places.Length];
        _trees.Score(trees, Math.Min(FirstTrees, trees.Count), trees.Count, _finalists.AsSpan(0, places.Length * BlendRow.Width), scores);
        return scores;
    }
}
