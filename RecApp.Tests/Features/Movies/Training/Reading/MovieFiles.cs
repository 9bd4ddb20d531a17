using System.IO.Compression;
using System.Text;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Training.Reading;

/// <summary>A folder with the files of a small release, in which a test replaces what it is about.</summary>
internal sealed class MovieFiles : IDisposable
{
    public const string Movies = "movieId,title,genres\n1,Apple (1990),Comedy|Drama\n2,\"Boat, The (1991)\",Drama\n7,Cloud,(no genres listed)\n";
    public const string Ratings = "userId,movieId,rating,timestamp\n1,1,4.0,100\n1,2,0.5,101\n2,1,5.0,102\n";

    private readonly TemporaryFolder _folder = new();

    public string Location => _folder.Location;

    /// <summary>The current format.</summary>
    public static MovieFiles Csv(string movies = Movies, string ratings = Ratings) => new MovieFiles().With("movies.csv", movies).With("ratings.csv", ratings);

    /// <summary>The old format, whose films are in Latin-1.</summary>
    public static MovieFiles Dat(string movies = "1::Amélie (2001)::Comedy|Children's\n2::Boat (1991)::Drama\n", string ratings = "1::1::4::100\n1::2::1::101\n") =>
        new MovieFiles().With("movies.dat", movies, Encoding.Latin1).With("users.dat", "1::F::1::10::48067\n").With("ratings.dat", ratings);

    public MovieFiles With(string name, string text, Encoding? encoding = null)
    {
        byte[] bytes = (encoding ?? new UTF8Encoding()).GetBytes(text);
        string path = _folder.Combine(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? Pack(bytes) : bytes);
        return this;
    }

    public MovieFiles Without(string name)
    {
        File.Delete(_folder.Combine(name));
        return this;
    }

    public MovieFiles Cut(string name, int bytes)
    {
        string path = _folder.Combine(name);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^bytes]);
        return this;
    }

    public MovieDataset Read() => MovieDatasetReader.Read(Location);

    public void Dispose() => _folder.Dispose();

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
