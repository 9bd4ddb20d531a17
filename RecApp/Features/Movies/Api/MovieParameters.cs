using System.Globalization;
using RecApp.Features.Movies.Model;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Movies.Api;

/// <summary>Reads what an address says: <c>ids=4993,41566&amp;stars=5,3.5</c>.</summary>
internal static class MovieParameters
{
    private const int LongestShown = 40;

    /// <summary>Ids that commas separate; blanks around them and empty places don't count.</summary>
    /// <exception cref="InvalidRequestException">Something is no whole number, or too large for an id; the message names it.</exception>
    public static int[] Ids(string? text)
    {
        var ids = new List<int>();
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range).Trim();
            if (part.IsEmpty)
                continue;
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
                ids.Add(id);
            else if (part.ContainsAnyExceptInRange('0', '9'))
                throw new InvalidRequestException("ids", $"'{part.ToString().Shortened(LongestShown)}' is not a MovieLens id; give whole numbers that commas separate, as in ids=4993,41566.");
            else
                throw GivenMovies.Unknown([part.ToString().Shortened(LongestShown)]);
        }
        return [.. ids];
    }

    /// <summary>Stars that commas separate; an empty place is a film without stars.</summary>
    /// <exception cref="InvalidRequestException">Something is no number; the message names it.</exception>
    public static double?[] Stars(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var stars = new List<double?>();
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range).Trim();
            if (part.IsEmpty)
                stars.Add(null);
            else if (double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
                stars.Add(value);
            else
                throw new InvalidRequestException("stars", $"'{part.ToString().Shortened(LongestShown)}' is not a number of stars; give 0.5 to 5, as in stars=5,,3.5.");
        }
        return [.. stars];
    }
}
