using WeChatPay.Sandbox.Faults;

namespace WeChatPay.Sandbox;

/// <summary>Sets the faults of the following responses of a <see cref="SandboxServer"/>.</summary>
/// <remarks>Mutable and thread-safe. The header <see cref="HeaderName"/> of a request comes first and leaves <see cref="Next"/> for a later one;
/// then <see cref="Next"/>, then <see cref="Always"/>. A request that fails the checks of its headers or signature uses up no fault.</remarks>
public sealed class SandboxFaults
{
    /// <summary>The request header that asks for a fault by name: <c>Sandbox-Fault: rate-limit</c>. The signature does not cover it.</summary>
    public const string HeaderName = "Sandbox-Fault";

    private volatile SandboxFault _always;
    // Of .NET 8, Interlocked takes no enum.
    private int _next;

    internal SandboxFaults()
    {
    }

    /// <summary>Gets every name that the header takes, in the order of <see cref="SandboxFault"/>.</summary>
    public static IReadOnlyList<string> Names => FaultNames.All;

    /// <summary>Gets or sets the fault of the next response; after it, this is <see cref="SandboxFault.None"/> again.</summary>
    /// <value>Default: <see cref="SandboxFault.None"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="SandboxFault"/>.</exception>
    public SandboxFault Next
    {
        get => (SandboxFault)Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, (int)FaultNames.RequireKnown(value));
    }

    /// <summary>Gets or sets the fault of every response, until it is set to <see cref="SandboxFault.None"/>.</summary>
    /// <value>Default: <see cref="SandboxFault.None"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="SandboxFault"/>.</exception>
    public SandboxFault Always
    {
        get => _always;
        set => _always = FaultNames.RequireKnown(value);
    }

    /// <summary>Takes the fault for the request at hand; of two requests at once, one gets <see cref="Next"/>.</summary>
    internal SandboxFault Take()
    {
        var next = (SandboxFault)Interlocked.Exchange(ref _next, (int)SandboxFault.None);
        return next == SandboxFault.None ? _always : next;
    }
}
