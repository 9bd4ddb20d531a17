using System.Buffers.Text;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>One line of a ratings file: user, film, stars and possibly when, in either format.</summary>
/// <param name="UserId">1 or more.</param>
/// <param name="MovieId">1 or more.</param>
/// <param name="HalfStars">1–10.</param>
internal readonly record struct RatingLine(int UserId, int MovieId, byte HalfStars)
{
    private const int Fields = 4;

    /// <summary>Takes a line apart.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="separator"><c>,</c> or <c>::</c>.</param>
    /// <param name="scale">Which ratings are allowed.</param>
    /// <param name="rating">What the line says.</param>
    /// <returns>What is wrong with the line and what was expected; null when nothing is.</returns>
    public static string? TryParse(ReadOnlySpan<byte> line, ReadOnlySpan<byte> separator, RatingScale scale, out RatingLine rating)
    {
        rating = default;
        Span<Range> fields = stackalloc Range[Fields + 1];
        int count = Split(line, separator, fields);
        if (count != Fields)
            return FieldCount(line, separator, count);
        if (Id(line[fields[0]]) is not { } user)
            return $"expected a user id, a whole number from 1, found '{Text(line[fields[0]])}'.";
        if (Id(line[fields[1]]) is not { } movie)
            return $"expected a movie id, a whole number from 1, found '{Text(line[fields[1]])}'.";
        if (Stars(line[fields[2]]) is not { } halfStars || (scale == RatingScale.WholeStars && halfStars % 2 == 1))
        {
            string allowed = scale == RatingScale.WholeStars ? "1, 2, 3, 4 or 5" : "0.5 to 5 in steps of 0.5";
            return $"expected a rating of {allowed}, found '{Text(line[fields[2]])}'.";
        }
        var time = line[fields[3]];
        if (!time.IsEmpty && !(Utf8Parser.TryParse(time, out long _, out int used) && used == time.Length))
            return $"expected a timestamp in seconds or nothing, found '{Text(time)}'.";
        rating = new(user, movie, halfStars);
        return null;
    }

    /// <summary>A piece of a line for a message: its first 60 bytes.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        string text = System.Text.Encoding.UTF8.GetString(bytes[..Math.Min(60, bytes.Length)]);
        return bytes.Length > 60 ? text + "…" : text;
    }

    private static int Split(ReadOnlySpan<byte> line, ReadOnlySpan<byte> separator, Span<Range> fields)
    {
        int count = 0, start = 0;
        while (count < Fields)
        {
            int length = line[start..].IndexOf(separator);
            int end = length < 0 ? line.Length : start + length;
            fields[count++] = start..end;
            if (length < 0)
                return count;
            start = end + separator.Length;
        }
        return count + 1;
    }

    private static string FieldCount(ReadOnlySpan<byte> line, ReadOnlySpan<byte> separator, int found)
    {
        string expected = $"expected user id, movie id, rating and timestamp separated by '{Text(separator)}'";
        return found switch
        {
            1 => $"{expected}, found '{Text(line)}'.",
            > Fields => $"{expected}, found more than {Fields} fields.",
            _ => $"{expected}, found {found} fields: is the line cut off?",
        };
    }

    private static int? Id(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int id, out int used) && used == text.Length && id > 0 ? id : null;

    // "4", "4.0" or "4.5".
    private static byte? Stars(ReadOnlySpan<byte> text)
    {
        if (text.Length is not (1 or 3) || text[0] is < (byte)'0' or > (byte)'5')
            return null;
        int halves = 2 * (text[0] - '0');
        if (text.Length == 3)
        {
            if (text[1] != '.' || text[2] is not ((byte)'0' or (byte)'5'))
                return null;
            halves += text[2] == '5' ? 1 : 0;
        }
        return halves is >= 1 and <= 10 ? (byte)halves : null;
    }
}

/// <summary>Which ratings a release allows.</summary>
public enum RatingScale
{
    /// <summary>½ to 5 stars in steps of ½: every release but the oldest.</summary>
    HalfStars,

    /// <summary>1 to 5 whole stars: MovieLens 1M and 100K.</summary>
    WholeStars,
}
