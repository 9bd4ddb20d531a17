using System.Security.Cryptography;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Movies.Data;

/// <summary>Keeps account of the files that were read: origin, hash and rows.</summary>
internal sealed class DataSources
{
    private readonly List<(string Path, Func<long> Rows)> _files = [];

    /// <summary>Opens a table and accounts for it.</summary>
    public DelimitedFile Open(string path, char delimiter, params string[] columns)
    {
        var table = DelimitedFile.Open(path, delimiter, columns);
        _files.Add((path, () => table.Rows));
        return table;
    }

    /// <summary>Accounts for a file that was read otherwise.</summary>
    public void Add(string path, long rows) => _files.Add((path, () => rows));

    /// <summary>Everything read so far, named by folder and file.</summary>
    public IReadOnlyList<DataSource> Account() =>
        [.. _files.Select(file => Describe(file.Path, file.Rows())).OrderBy(source => source.Name, StringComparer.Ordinal)];

    private static DataSource Describe(string path, long rows)
    {
        string name = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))}/{Path.GetFileName(path)}";
        var (url, licence) = name.Contains("tmdb", StringComparison.OrdinalIgnoreCase)
            ? ("https://www.themoviedb.org/", "none stated")
            : ("https://grouplens.org/datasets/movielens/", "research use with acknowledgement; no redistribution of the data, no commercial use without permission");
        using var file = File.OpenRead(path);
        return new(name, url, licence, Convert.ToHexStringLower(SHA256.HashData(file)), rows);
    }
}
