using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Tmdb;

namespace RecApp.Features.Movies.Page;

/// <summary>Posters of the films of a list, each asked for once.</summary>
internal sealed class FilmPictures(FilmPosters posters)
{
    private readonly HashSet<int> _asked = [];
    private readonly Dictionary<int, string> _found = [];

    /// <summary>The address of a film's poster; null where none is known.</summary>
    public string? Of(int id) => _found.GetValueOrDefault(id);

    /// <summary>Looks for those of films shown, and says whenever there is one more. Called after the answer is there, which no picture keeps waiting.</summary>
    public async Task LoadAsync(IEnumerable<MovieMatch> shown, Action found, CancellationToken gone)
    {
        if (!posters.IsOn)
            return;
        try
        {
            foreach (var movie in shown.Where(movie => _asked.Add(movie.Id)).ToArray())
            {
                if (await posters.FindAsync(movie.TmdbId, MovieTitle.Name(movie.Title), movie.Year, gone) is not { } poster)
                    continue;
                _found[movie.Id] = poster;
                found();
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The person has left.
        }
    }
}
