using System.Globalization;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Visitors;

namespace RecApp.Features.Movies.Next;

/// <summary>Films for what a visitor did lately: what was wanted is given as liked, what was hidden as disliked, and none of it comes back.</summary>
internal sealed class NextMovies(MovieService service, VisitorDesks desks) : NextAnswers<MovieAnswer>(MovieService.ModelName, desks)
{
    /// <summary>How many films there are at most.</summary>
    public const int Most = 10;

    // The lowest rating, as where a film is refused on the page.
    private const double Refused = 0.5;

    protected override async Task<NextAnswer<MovieAnswer>?> AnswerAsync(VisitorTaste taste, CancellationToken cancellationToken)
    {
        int[] asked = [.. taste.Wanted.Select(deed => deed.Item).Concat(taste.Hidden).Select(IdOf).OfType<int>()];
        var known = (await service.MoviesAsync(asked, cancellationToken)).DistinctBy(movie => movie.Id).ToDictionary(movie => movie.Id);
        NextCause[] wanted =
        [
            .. from deed in taste.Wanted
               where IdOf(deed.Item) is { } id && known.ContainsKey(id)
               select new NextCause(deed.Item, MovieTitle.Natural(known[IdOf(deed.Item)!.Value].Title), VisitorTaste.WordFor(deed.Kind)),
        ];
        if (wanted.Length == 0)
            return null;
        NextCause[] because = [.. wanted.Take(MostWanted)];
        int[] liked = [.. because.Select(cause => IdOf(cause.Id)!.Value)];
        int[] hidden = [.. taste.Hidden.Select(IdOf).OfType<int>().Where(known.ContainsKey)];
        int[] earlier = [.. wanted.Skip(MostWanted).Select(cause => IdOf(cause.Id)!.Value)];
        MovieRequest request = new()
        {
            Ids = [.. liked, .. hidden],
            Stars = [.. liked.Select(_ => (double?)null), .. hidden.Select(_ => (double?)Refused)],
            Num = Math.Min(Most + earlier.Length, MovieRequestRules.MostTaken),
        };
        var answer = (await service.NextAsync(request, cancellationToken)).Answer;
        return new(answer with { Movies = [.. answer.Movies.Where(movie => !earlier.Contains(movie.Id)).Take(Most)] }, because, taste.Hidden);
    }

    private static int? IdOf(string item) => int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
}
