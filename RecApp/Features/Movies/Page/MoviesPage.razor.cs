using System.Globalization;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Pairs;
using RecApp.Features.Movies.Ratings;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Storage;
using RecApp.Ui;
using RecApp.Visitors;

namespace RecApp.Features.Movies.Page;

/// <summary>The film recommender's page. Every change is answered at once.</summary>
public sealed partial class MoviesPage(MovieService service, MoviePairService pairs, CurrentVisitor visitor) : QueryPage<MovieQuery, MoviePageState>
{
    private IReadOnlyList<string> _genres = [];
    private MovieMap? _map;
    private Func<MovieItem, bool>? _offered;

    protected override MovieQuery Query => State.Query;

    protected override IReadOnlyList<string> Tabs { get; } = ["closest", "favourites", "map"];

    protected override Example? FirstExample => MovieExamples.All[0];

    private string Summary => State.Example is not null ? "Films you like"
        : Query.Movies.Count == 1 ? MovieTitle.Natural(State.Chosen.First().Title) : $"{Query.Movies.Count:N0} films";

    private string? Headline => State.Answer is { } answered && !Query.Pair ? $"{MovieTitle.Natural(answered.Closest.Movies.FirstOrDefault()?.Title ?? "No film found")} and more" : null;

    protected override RecentAnswer? Answered => Query is { Pair: true, IsFull: true }
        ? new($"{string.Join(" and ", State.Chosen.Select(movie => MovieTitle.Natural(movie.Title)))}, pre-computed", Query.ToUri())
        : Headline is { } headline ? new(headline, State.Answer!.Query.ToUri()) : null;

    protected override bool IsAnswered => State.Answer?.Query.ToUri() == Query.ToUri();

    protected override void Preview(MovieQuery query) => Busy = query.Movies.Count > 0;

    protected override async Task LoadAsync()
    {
        _genres = (await service.FactsAsync(Gone)).Genres;
        _map = await service.MapAsync(Gone);
        await OfferAsync();
    }

    protected override async Task<IReadOnlyList<QueryProblem>> FillAsync(MovieQuery query)
    {
        var found = await service.MoviesAsync([.. query.Movies.Select(movie => movie.Id)], Gone);
        foreach (var movie in found)
            State.Films[movie.Id] = movie;
        (State.Query, var unknown) = query.Known(_genres, found.Select(movie => movie.Id).ToHashSet());
        await OfferAsync();
        return unknown;
    }

    protected override async Task AnswerExampleAsync(MovieQuery example)
    {
        foreach (var movie in await service.MoviesAsync([.. example.Movies.Select(movie => movie.Id)], Gone))
            State.Films[movie.Id] = movie;
        await AnswerAsync(example);
    }

    protected override Task AnswerAsync()
    {
        if (!Query.Pair && Query.Movies.Count > 0)
            return AnswerAsync(Query);
        Stop();
        State.Keep(null);
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(MovieQuery query)
    {
        Announcement = "Looking for films";
        await AskAsync(token => AskBothAsync(query, token), answered =>
        {
            State.Keep(answered);
            Announcement = answered.Crowd.Movies.Count == 1 ? "1 film recommended" : $"{answered.Crowd.Movies.Count:N0} films recommended";
        });
    }

    private async Task<AnsweredQuery> AskBothAsync(MovieQuery query, CancellationToken cancellationToken)
    {
        var crowd = await service.RecommendWithScoresAsync(query.ToRequest(), cancellationToken);
        var closest = await service.RecommendAsync((query with { List = MovieService.Closest }).ToRequest(), cancellationToken);
        return new(query, closest.Answer, crowd.Answer, crowd.Scores!);
    }

    private Task AddAsync(MovieItem movie)
    {
        if (Query.IsFull || Query.Movies.Any(chosen => chosen.Id == movie.Id))
            return Task.CompletedTask;
        State.Films[movie.Id] = movie;
        return ChangeAsync(Query with { Movies = [.. Query.Movies, new(movie.Id)] });
    }

    private async Task TakeAsync(MatchedRatings matched)
    {
        foreach (var (film, _) in matched.Films)
            State.Films[film.Id] = film;
        RatedMovie[] rated = [.. matched.Films.Select(found => new RatedMovie(found.Film.Id, found.Stars))];
        var before = Query.Movies;
        await ChangeAsync(Query.With(rated));
        int taken = Query.Movies.Count(rated.Contains);
        OfferUndo(taken == 1 ? "Took 1 film of the file" : $"Took {taken:N0} films of the file", () =>
        {
            State.ForgetRatings();
            return ChangeAsync(Query.Without(rated, before));
        });
    }

    // The lowest rating: the film and what is like it move away at once.
    private async Task RefuseAsync(MovieItem movie)
    {
        State.Films[movie.Id] = movie;
        RatedMovie refused = new(movie.Id, RatedMovie.Offered[^1]);
        await ChangeAsync(Query with { Movies = [.. Query.Movies, refused] });
        OfferUndo($"Not {MovieTitle.Natural(movie.Title)}", () =>
        {
            visitor.Tell(MovieService.ModelName, movie.Id.ToString(CultureInfo.InvariantCulture), VisitorTaste.TakenBack);
            return ChangeAsync(Query with { Movies = [.. Query.Movies.Where(other => other != refused)] });
        });
    }

    private async Task RemoveAsync(IReadOnlyList<RatedMovie> removed)
    {
        var before = Query.Movies;
        await ChangeAsync(Query with { Movies = [.. before.Except(removed)] });
        string what = removed.Count == 1 ? MovieTitle.Natural(State.Films[removed[0].Id].Title) : $"{removed.Count:N0} films";
        // What was added or rated meanwhile stays as it is.
        OfferUndo($"Removed {what}", () => ChangeAsync(Query with
        {
            Movies = [.. before.Select(movie => Query.Movies.FirstOrDefault(now => now.Id == movie.Id) ?? movie).UnionBy(Query.Movies, movie => movie.Id).Take(Query.Most)],
        }));
    }

    private async Task SwitchAsync(bool pair)
    {
        State.Query = Query with { Pair = pair };
        await OfferAsync();
        var kept = Query.Movies.Where(movie => _offered is null || _offered(State.Films[movie.Id]));
        await ChangeAsync(Query with { Movies = [.. kept.Take(Query.Most)] });
    }

    // Only films that pair up can be found when a pre-computed answer is wanted.
    private async Task OfferAsync()
    {
        _offered = null;
        if (!Query.Pair)
            return;
        try
        {
            var popular = (await pairs.PopularAsync(Gone)).Select(movie => movie.Id).ToHashSet();
            if (popular.Count > 0)
                _offered = movie => popular.Contains(movie.Id);
        }
        catch (StorageUnavailableException)
        {
            // Choosing still works; looking the pair up says what is wrong.
        }
    }

    private Task ChangeAsync(MovieQuery query)
    {
        (State.Query, State.Problems) = (query, []);
        ShowAddress();
        return AnswerAsync();
    }
}
