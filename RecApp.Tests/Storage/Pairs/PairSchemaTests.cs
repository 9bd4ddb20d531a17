namespace RecApp.Tests.Storage.Pairs;

/// <summary>The pairs in a schema of PostgreSQL.</summary>
public sealed class PairSchemaTests() : PairStoreTests(StorageEngine.PostgreSql);
