using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

/// <summary>Catalogues over a test's own folder.</summary>
internal static class Catalogs
{
    public static ModelCatalog Over(string models, params ModelRegistration[] registrations) =>
        Over(new ModelsOptions { Path = models }, registrations);

    public static ModelCatalog Over(ModelsOptions options, params ModelRegistration[] registrations) => Over(options, new(null), registrations);

    public static ModelCatalog Over(ModelsOptions options, ChosenVersions chosen, params ModelRegistration[] registrations) =>
        new(registrations, Options.Create(options), new ContentRoot(Path.GetTempPath()), chosen);

    public static ModelRegistration Words(string name, Func<ModelBundle, WordModel>? load = null) => new(name, typeof(WordModel), load ?? WordModel.Load);
}
