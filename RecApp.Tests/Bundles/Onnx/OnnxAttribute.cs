using RecApp.Features.Regression.Fitting;

namespace RecApp.Tests.Bundles.Onnx;

/// <summary>Attributes of a node in a model that a test builds.</summary>
internal static class OnnxAttribute
{
    public static ProtobufWriter Int(string name, long value) => Start(name, 2).Number(3, value);

    public static ProtobufWriter Text(string name, string value) => Start(name, 3).Text(4, value);

    private static ProtobufWriter Start(string name, int type) => new ProtobufWriter().Text(1, name).Number(20, type);
}
