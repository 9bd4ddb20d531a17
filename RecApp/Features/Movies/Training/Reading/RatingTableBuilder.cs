using System.Runtime.InteropServices;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Collects one release's ratings in any order.</summary>
internal sealed class RatingTableBuilder
{
    private readonly Dictionary<int, int> _ordinals = [];
    private readonly List<int> _userIds = [];
    private readonly List<int> _users = [];
    private readonly List<int> _movies = [];
    private readonly List<byte> _halfStars = [];
    private (int Id, int Ordinal) _last = (-1, -1);

    public void Add(int userId, int movie, byte halfStars)
    {
        _users.Add(Ordinal(userId));
        _movies.Add(movie);
        _halfStars.Add(halfStars);
    }

    /// <summary>The table: users in ascending order of their ids, each user's films ascending.</summary>
    /// <param name="duplicate">A user's id and a film that this user rated more than once; null when there is none.</param>
    public RatingTable Build(out (int UserId, int Movie)? duplicate)
    {
        int[] byId = [.. Enumerable.Range(0, _userIds.Count).OrderBy(ordinal => _userIds[ordinal])];
        var places = new int[byId.Length];
        for (int place = 0; place < byId.Length; place++)
            places[byId[place]] = place;
        var ends = new int[byId.Length];
        foreach (int ordinal in CollectionsMarshal.AsSpan(_users))
            ends[places[ordinal]]++;
        for (int i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
        var next = new int[ends.Length];
        for (int i = 1; i < ends.Length; i++)
            next[i] = ends[i - 1];
        var movies = new int[_movies.Count];
        var halfStars = new byte[_movies.Count];
        for (int i = 0; i < _users.Count; i++)
        {
            int at = next[places[_users[i]]]++;
            (movies[at], halfStars[at]) = (_movies[i], _halfStars[i]);
        }
        duplicate = null;
        for (int place = 0, start = 0; place < ends.Length; start = ends[place++])
        {
            var own = movies.AsSpan(start, ends[place] - start);
            own.Sort(halfStars.AsSpan(start, own.Length));
            for (int i = 1; i < own.Length && duplicate is null; i++)
            {
                if (own[i] == own[i - 1])
                    duplicate = (_userIds[byId[place]], own[i]);
            }
        }
        return new(ends, movies, halfStars);
    }

    // Files are sorted by user, so nearly always it is the same one as before.
    private int Ordinal(int userId)
    {
        if (userId == _last.Id)
            return _last.Ordinal;
        if (!_ordinals.TryGetValue(userId, out int ordinal))
        {
            ordinal = _userIds.Count;
            _ordinals.Add(userId, ordinal);
            _userIds.Add(userId);
        }
        _last = (userId, ordinal);
        return ordinal;
    }
}
