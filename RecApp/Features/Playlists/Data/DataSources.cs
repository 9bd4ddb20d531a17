using System.Security.Cryptography;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Data;

/// <summary>Opens the data set's files and keeps account of what was read: origin, hash and rows.</summary>
internal sealed class DataSources
{
    private readonly List<(string Path, DelimitedFile Table)> _opened = [];

    public DelimitedFile Open(string path, char delimiter, params string[] columns)
    {
        var table = DelimitedFile.Open(path, delimiter, columns);
        _opened.Add((path, table));
        return table;
    }

    /// <summary>The account of everything opened so far, once per file.</summary>
    public IReadOnlyList<DataSource> Account() =>
        [.. _opened.Select(file => Describe(file.Path, file.Table.Rows)).OrderBy(source => source.Name, StringComparer.Ordinal)];

    private static DataSource Describe(string path, long rows)
    {
        string name = Path.GetFileName(path);
        var (url, licence) = Origin(name);
        using var file = File.OpenRead(path);
        return new(name, url, licence, Convert.ToHexStringLower(SHA256.HashData(file)), rows);
    }

    private static (string Url, string Licence) Origin(string name) => name switch
    {
        "tracks.csv.gz" or "playlists.csv.gz" =>
            ("https://github.com/rfordatascience/tidytuesday/tree/master/data/2020/2020-01-21", "MIT"),
        "archive_tracks.csv.gz" or "archive_playlists.csv.gz" =>
            ("https://github.com/mackorone/spotify-playlist-archive", "MIT"),
        "artists.dat.gz" or "user_artists.dat.gz" =>
            ("https://grouplens.org/datasets/hetrec-2011/", "non-commercial use"),
        _ => ("", "none stated"),
    };
}
