using RecApp.Validation;

namespace RecApp.Features.Movies.Api;

/// <summary>What a request must keep to before the model is asked.</summary>
internal static class MovieRequestRules
{
    /// <summary>Most films given.</summary>
    public const int MostGiven = 1_000;

    /// <summary>Most films recommended.</summary>
    public const int MostTaken = 100;

    private const double FewestStars = 0.5, MostStars = 5;

    /// <exception cref="InvalidRequestException">The first field that is wrong, with what is allowed.</exception>
    public static void Check(MovieRequest request)
    {
        if (request.Ids.Count == 0)
            throw new InvalidRequestException("ids", "No movie was given; name at least one MovieLens id, as in ids=4993,41566.");
        if (request.Ids.Count > MostGiven)
            throw new InvalidRequestException("ids", $"{request.Ids.Count:N0} ids are too many; give at most {MostGiven:N0}.");
        if (request.Stars.Count > 0)
            CheckStars(request.Stars, request.Ids.Count);
        if (request.Num is < 1 or > MostTaken)
            throw new InvalidRequestException("num", $"{request.Num} is out of range; give a number from 1 to {MostTaken}.");
        if (!MovieService.Rankers.Contains(request.Ranker))
            throw new InvalidRequestException("ranker", $"Unknown ranker; give one of {string.Join(", ", MovieService.Rankers)}.");
        if (!MovieService.Lists.Contains(request.List))
            throw new InvalidRequestException("list", $"Unknown list; give one of {string.Join(", ", MovieService.Lists)}.");
        if (request is { List: MovieService.Closest, Ranker: not MovieService.DefaultRanker })
            throw new InvalidRequestException("ranker", $"Rankers rank for list={MovieService.Crowd}; leave the ranker out, or the list.");
        if (request.YearFrom > request.YearTo)
            throw new InvalidRequestException("yearFrom", $"{request.YearFrom} is later than yearTo, {request.YearTo}: swap them.");
        if (request.Unusual is not (>= -1 and <= 1))
            throw new InvalidRequestException("unusual", FormattableString.Invariant($"{request.Unusual} is out of range; give a number from -1 (popular) to 1 (unusual)."));
    }

    private static void CheckStars(IReadOnlyList<double?> stars, int ids)
    {
        if (stars.Count != ids)
            throw new InvalidRequestException("stars", $"There are {stars.Count} stars for {ids} ids; give one for each id, or leave a place empty, as in ids=1,2,3&stars=5,,3.5.");
        foreach (double? value in stars)
        {
            if (value is { } given && given is not (>= FewestStars and <= MostStars))
                throw new InvalidRequestException("stars", FormattableString.Invariant($"{given} is out of range; give {FewestStars} to {MostStars} stars."));
        }
    }
}
