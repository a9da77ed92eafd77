namespace Orleans.Lite.Transport;

/// <summary>What a frame is. A kind is never used again for another thing; an unknown one is passed over.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the callee; the body is a <see cref="CallBody"/>.</summary>
    Call = 1,

    /// <summary>To the callee: nobody waits any more. No body.</summary>
    Cancel = 2,

    /// <summary>The call has ended; the body is its result, or nothing.</summary>
    Result = 3,

    /// <summary>The call has failed; the body is a <see cref="FaultBody"/>.</summary>
    Fault = 4,

    /// <summary>Nothing ran: the grain is not the callee's, or it stops. The body is the version that it goes by (8 bytes).</summary>
    Refused = 5,
}
