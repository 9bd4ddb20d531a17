using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace RecApp.Features.Playlists.Page;

/// <summary>The last answers given on the page, so that their downloads are exactly what was shown. Safe for concurrent use.</summary>
public sealed class RecentAnswers
{
    /// <summary>Answers kept; the oldest goes first. At most 50 songs each, about 5 MB in all.</summary>
    public const int Capacity = 200;

    private readonly ConcurrentDictionary<Guid, PlaylistAnswer> _answers = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    /// <summary>Keeps an answer without its charts, which no download has.</summary>
    public void Add(PlaylistAnswer answer)
    {
        if (_answers.TryAdd(answer.PredictionId, answer with { Charts = new() }))
            _order.Enqueue(answer.PredictionId);
        while (_order.Count > Capacity && _order.TryDequeue(out var oldest))
            _answers.TryRemove(oldest, out _);
    }

    /// <summary>Finds an answer; false when it was never given here or is no longer kept.</summary>
    public bool TryGet(Guid predictionId, [NotNullWhen(true)] out PlaylistAnswer? answer) => _answers.TryGetValue(predictionId, out answer);
}
