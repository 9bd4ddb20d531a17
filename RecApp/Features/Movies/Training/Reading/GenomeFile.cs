using System.Buffers.Text;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Reads the tag genome: how relevant each of some 1,100 tags is to each of the better known films.</summary>
internal static class GenomeFile
{
    /// <summary>Relevances (0–1) by movie id: [tags].</summary>
    /// <exception cref="DataFileException">A line is not what it should be; names file, line and what was expected.</exception>
    public static IReadOnlyDictionary<int, float[]> Read(string tagsPath, string scoresPath, SourceFiles sources)
    {
        var places = Tags(tagsPath, sources);
        var movies = new Dictionary<int, float[]>();
        using var lines = new LineReader(scoresPath, DataFile.OpenRead(scoresPath));
        if (!lines.Read() || !lines.Current.SequenceEqual("movieId,tagId,relevance"u8))
            throw lines.Error("expected the header movieId,tagId,relevance.");
        while (lines.Read())
        {
            var (movie, tag, relevance) = Parse(lines);
            if (!places.TryGetValue(tag, out int place))
                throw lines.Error($"expected a tag id of genome-tags.csv, found {tag}.");
            if (!movies.TryGetValue(movie, out float[]? vector))
                movies.Add(movie, vector = new float[places.Count]);
            vector[place] = relevance;
        }
        sources.Add(scoresPath, lines.Line - 1);
        return movies;
    }

    private static Dictionary<int, int> Tags(string path, SourceFiles sources)
    {
        var places = new Dictionary<int, int>();
        using var table = sources.Open(path, ',', "tagId", "tag");
        while (table.Read())
        {
            if (!places.TryAdd(table.Integer(0), places.Count))
                throw table.Error($"expected each tag id once; {table[0]} was there before.");
        }
        return places;
    }

    private static (int Movie, int Tag, float Relevance) Parse(LineReader lines)
    {
        var rest = lines.Current;
        return Utf8Parser.TryParse(rest, out int movie, out int used) && Skip(ref rest, used)
            && Utf8Parser.TryParse(rest, out int tag, out used) && Skip(ref rest, used)
            && Utf8Parser.TryParse(rest, out float relevance, out used) && used == rest.Length && relevance is >= 0 and <= 1
            ? (movie, tag, relevance)
            : throw lines.Error($"expected movie id, tag id and a relevance from 0 to 1, separated by ',', found '{RatingLine.Text(lines.Current)}'.");
    }

    private static bool Skip(ref ReadOnlySpan<byte> text, int used)
    {
        if (used >= text.Length || text[used] != ',')
            return false;
        text = text[(used + 1)..];
        return true;
    }
}
