using System.Globalization;
using RecApp.Features.Movies.Model;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Movies.Api;

/// <summary>Reads what an address says: <c>ids=4993,41566&amp;stars=5,3.5</c>.</summary>
internal static class MovieParameters
{
    private const int LongestShown = 40;

    /// <summary>Ids and links that commas separate; blanks around them and empty places don't count.</summary>
    /// <exception cref="InvalidRequestException">One leads to no film; the message names it.</exception>
    public static ValueTask<IReadOnlyList<int>> IdsAsync(string? text, MovieService service, CancellationToken cancellationToken)
    {
        List<int> ids = [];
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range).Trim();
            if (part.IsEmpty)
                continue;
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
                return new(service.IdsAsync(text!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cancellationToken));
            ids.Add(id);
        }
        return new(ids);
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
