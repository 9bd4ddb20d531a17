using System.Runtime.CompilerServices;

namespace RecApp.Tests.Rules;

public class NameTests
{
    [Fact]
    public void Name_OfEveryType_HasOneMeaning()
    {
        var twice = from type in typeof(Program).Assembly.GetTypes()
                    where type.Namespace?.StartsWith("RecApp", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                    // Every folder of pages has its usings.
                    where !type.Name.Contains('<', StringComparison.Ordinal) && type.Name != "_Imports"
                    group type.FullName by type.Name into same
                    where same.Count() > 1
                    select string.Join(", ", same);
        Assert.Empty(twice);
    }
}
