using System.Runtime.InteropServices;

namespace RecApp.Inference.Onnx;

/// <summary>
/// ONNX Runtime's table of functions, as far as it is used here. A slot is the position of the function in <c>OrtApi</c> of
/// <c>onnxruntime_c_api.h</c>; slots never move, later versions append theirs. Objects are pointers, a status is null on success.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
internal unsafe struct OrtApi
{
    /// <summary>The version of the table that is asked for: libraries from 1.17 on have it.</summary>
    public const uint Version = 17;

    // ONNX Runtime is built for 64 bits only on all platforms that it is shipped for.
    private const int Slot = sizeof(long);

    [FieldOffset(1 * Slot)] public delegate* unmanaged<nint, int> GetErrorCode;
    [FieldOffset(2 * Slot)] public delegate* unmanaged<nint, byte*> GetErrorMessage;
    [FieldOffset(93 * Slot)] public delegate* unmanaged<nint, void> ReleaseStatus;

    [FieldOffset(3 * Slot)] public delegate* unmanaged<int, byte*, nint*, nint> CreateEnv;
    [FieldOffset(6 * Slot)] public delegate* unmanaged<nint, nint> DisableTelemetryEvents;
    [FieldOffset(69 * Slot)] public delegate* unmanaged<int, int, nint*, nint> CreateCpuMemoryInfo;
    [FieldOffset(94 * Slot)] public delegate* unmanaged<nint, void> ReleaseMemoryInfo;
    [FieldOffset(76 * Slot)] public delegate* unmanaged<nint, void*, nint> AllocatorFree;
    [FieldOffset(78 * Slot)] public delegate* unmanaged<nint*, nint> GetAllocatorWithDefaultOptions;

    [FieldOffset(10 * Slot)] public delegate* unmanaged<nint*, nint> CreateSessionOptions;
    [FieldOffset(16 * Slot)] public delegate* unmanaged<nint, nint> EnableMemPattern;
    [FieldOffset(17 * Slot)] public delegate* unmanaged<nint, nint> DisableMemPattern;
    [FieldOffset(18 * Slot)] public delegate* unmanaged<nint, nint> EnableCpuMemArena;
    [FieldOffset(19 * Slot)] public delegate* unmanaged<nint, nint> DisableCpuMemArena;
    [FieldOffset(23 * Slot)] public delegate* unmanaged<nint, int, nint> SetSessionGraphOptimizationLevel;
    [FieldOffset(24 * Slot)] public delegate* unmanaged<nint, int, nint> SetIntraOpNumThreads;
    [FieldOffset(130 * Slot)] public delegate* unmanaged<nint, byte*, byte*, nint> AddSessionConfigEntry;
    [FieldOffset(100 * Slot)] public delegate* unmanaged<nint, void> ReleaseSessionOptions;

    [FieldOffset(39 * Slot)] public delegate* unmanaged<nint*, nint> CreateRunOptions;
    [FieldOffset(46 * Slot)] public delegate* unmanaged<nint, nint> RunOptionsSetTerminate;
    [FieldOffset(47 * Slot)] public delegate* unmanaged<nint, nint> RunOptionsUnsetTerminate;
    [FieldOffset(97 * Slot)] public delegate* unmanaged<nint, void> ReleaseRunOptions;

    [FieldOffset(8 * Slot)] public delegate* unmanaged<nint, void*, nuint, nint, nint*, nint> CreateSessionFromArray;
    [FieldOffset(9 * Slot)] public delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint> Run;
    [FieldOffset(30 * Slot)] public delegate* unmanaged<nint, nuint*, nint> SessionGetInputCount;
    [FieldOffset(31 * Slot)] public delegate* unmanaged<nint, nuint*, nint> SessionGetOutputCount;
    [FieldOffset(33 * Slot)] public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetInputTypeInfo;
    [FieldOffset(34 * Slot)] public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetOutputTypeInfo;
    [FieldOffset(36 * Slot)] public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetInputName;
    [FieldOffset(37 * Slot)] public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetOutputName;
    [FieldOffset(95 * Slot)] public delegate* unmanaged<nint, void> ReleaseSession;

    [FieldOffset(49 * Slot)] public delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint> CreateTensorWithDataAsOrtValue;
    [FieldOffset(51 * Slot)] public delegate* unmanaged<nint, void**, nint> GetTensorMutableData;
    [FieldOffset(65 * Slot)] public delegate* unmanaged<nint, nint*, nint> GetTensorTypeAndShape;
    [FieldOffset(96 * Slot)] public delegate* unmanaged<nint, void> ReleaseValue;

    [FieldOffset(55 * Slot)] public delegate* unmanaged<nint, nint*, nint> CastTypeInfoToTensorInfo;
    [FieldOffset(60 * Slot)] public delegate* unmanaged<nint, int*, nint> GetTensorElementType;
    [FieldOffset(61 * Slot)] public delegate* unmanaged<nint, nuint*, nint> GetDimensionsCount;
    [FieldOffset(62 * Slot)] public delegate* unmanaged<nint, long*, nuint, nint> GetDimensions;
    [FieldOffset(63 * Slot)] public delegate* unmanaged<nint, byte**, nuint, nint> GetSymbolicDimensions;
    [FieldOffset(98 * Slot)] public delegate* unmanaged<nint, void> ReleaseTypeInfo;
    [FieldOffset(99 * Slot)] public delegate* unmanaged<nint, void> ReleaseTensorTypeAndShapeInfo;

    /// <summary>Takes a status that a function returned, and throws what it says.</summary>
    /// <exception cref="OnnxRuntimeException">The status is not null.</exception>
    public void Check(nint status)
    {
        if (status != 0)
            throw Failure(status);
    }

    private OnnxRuntimeException Failure(nint status)
    {
        try
        {
            return new((ErrorCode)GetErrorCode(status), Marshal.PtrToStringUTF8((nint)GetErrorMessage(status)) ?? "");
        }
        finally
        {
            ReleaseStatus(status);
        }
    }
}
