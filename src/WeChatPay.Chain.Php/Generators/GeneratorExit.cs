using System.Diagnostics.CodeAnalysis;

namespace WeChatPay.Php;

/// <summary>Leaves a generator whose loop ends early, so that its <c>finally</c> blocks run. A <c>catch</c> of all exceptions inside of a generator lets it
/// through: <c>catch (Exception e) when (e is not GeneratorExit)</c>.</summary>
/// <remarks>PHP has no such exception: it runs the blocks when it destroys the generator. Immutable and thread-safe.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Not an error: nothing outside of the generator sees it.")]
[SuppressMessage("Design", "CA1032", Justification = "Only a generator makes it.")]
public sealed class GeneratorExit : Exception
{
    internal GeneratorExit()
        : base("The generator is closed.")
    {
    }
}
