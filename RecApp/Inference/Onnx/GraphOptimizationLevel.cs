namespace RecApp.Inference.Onnx;

/// <summary>How far a model is rewritten when its session is created; names and numbers are ONNX Runtime's.</summary>
public enum GraphOptimizationLevel
{
    /// <summary>Runs the model as it is.</summary>
    ORT_DISABLE_ALL = 0,

    /// <summary>Removes what is redundant.</summary>
    ORT_ENABLE_BASIC = 1,

    /// <summary>Also fuses operators.</summary>
    ORT_ENABLE_EXTENDED = 2,

    /// <summary>Everything, memory layouts included.</summary>
    ORT_ENABLE_ALL = 99,
}
