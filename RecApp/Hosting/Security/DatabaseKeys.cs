using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RecApp.Storage;

namespace RecApp.Hosting.Security;

/// <summary>The table <c>data_protection_keys</c>: the key ring that instances share.</summary>
internal sealed class DatabaseKeys(Database database) : IXmlRepository
{
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => With(connection => connection.Query<string>("select xml from data_protection_keys order by name").Select(XElement.Parse).ToList());

    /// <exception cref="StorageUnavailableException">The database can't be written.</exception>
    public void StoreElement(XElement element, string friendlyName) => With(connection =>
    {
        database.SetDurable(connection, isDurable: true);
        return connection.Execute(
            "insert into data_protection_keys (name, xml) values (@name, @xml) on conflict (name) do update set xml = excluded.xml",
            new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    });

    private T With<T>(Func<DbConnection, T> work)
    {
        using var connection = database.Open();
        try
        {
            return work(connection);
        }
        catch (DbException error)
        {
            database.Discard(connection);
            throw StorageFailure.Explain(error);
        }
    }
}
