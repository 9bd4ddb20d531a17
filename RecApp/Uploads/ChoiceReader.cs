using RecApp.Tables;
using RecApp.Validation;

namespace RecApp.Uploads;

/// <summary>What a program says of how its table is to be read.</summary>
internal static class ChoiceReader
{
    private static readonly Dictionary<string, char> Separators = new(StringComparer.OrdinalIgnoreCase)
    {
        [","] = ',',
        ["comma"] = ',',
        [";"] = ';',
        ["semicolon"] = ';',
        ["\t"] = '\t',
        ["tab"] = '\t',
        ["|"] = '|',
        ["bar"] = '|',
        ["blanks"] = ' ',
        ["none"] = '\0',
        ["lines"] = '\n',
    };

    /// <exception cref="InvalidRequestException">A value is unknown; the error names those that are not.</exception>
    public static TableChoices Read(string? encoding, string? separator, string? numbers, int? header, string? sheet)
    {
        SortedDictionary<string, string[]> errors = new(StringComparer.Ordinal);
        char? between = null;
        if (separator is not null)
            between = Separators.TryGetValue(separator, out char known) ? known : Fail<char>("separator", "comma, semicolon, tab, bar, blanks, none or lines");
        NumberConvention? convention = numbers?.ToLowerInvariant() switch
        {
            null => null,
            "points" => NumberConvention.Points,
            "commas" => NumberConvention.Commas,
            _ => Fail<NumberConvention>("numbers", "points, as in 1,234.5, or commas, as in 1.234,5"),
        };
        if (encoding is not null && TextEncoding.Named(encoding) is null)
            Fail<int>("encoding", string.Join(", ", TextEncoding.Choices.Select(choice => choice.Name)));
        if (header is < 0)
            Fail<int>("header", "the number of the line that names the columns, or 0 where none does");
        if (errors.Count > 0)
            throw new InvalidRequestException(errors);
        return new() { Encoding = encoding, Separator = between, Numbers = convention, Header = header, Sheet = sheet };

        T? Fail<T>(string field, string allowed)
            where T : struct
        {
            errors[field] = [$"Unknown value. Allowed: {allowed}."];
            return null;
        }
    }
}
