namespace RecApp.Spotify.Player;

/// <summary>What a person listens to while moving about: a list and the place in it. One per browser tab.</summary>
public sealed class PlayerQueue
{
    private IReadOnlyList<Playable> _items = [];
    private int _place;

    /// <summary>Raised after every change.</summary>
    public event Action? Changed;

    /// <summary>What plays; null for nothing.</summary>
    public Playable? Current => _place < _items.Count ? _items[_place] : null;

    /// <summary>Whether there is one before it.</summary>
    public bool HasPrevious => _place > 0;

    /// <summary>Whether there is one after it.</summary>
    public bool HasNext => _place + 1 < _items.Count;

    /// <summary>Whether a new answer is to begin playing by itself.</summary>
    public bool AlwaysLoad { get; set; }

    /// <summary>Plays one of a list, whose others follow.</summary>
    public void Play(IReadOnlyList<Playable> items, int place) => Set(items, place);

    /// <summary>Goes on by one, or back for -1; stays where there is none.</summary>
    public void Move(int step) => Set(_items, Math.Clamp(_place + step, 0, Math.Max(0, _items.Count - 1)));

    /// <summary>Plays nothing any more.</summary>
    public void Close() => Set([], 0);

    private void Set(IReadOnlyList<Playable> items, int place)
    {
        (_items, _place) = (items, place);
        Changed?.Invoke();
    }
}

/// <summary>Something with a player at Spotify.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">22 letters and digits.</param>
/// <param name="Title">What a person reads.</param>
public sealed record Playable(SpotifyKind Kind, string Id, string Title);
