using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace WeChatPay.Php;

/// <summary>A generator that returns a value, which <see cref="Generator.getReturn"/> gives:
/// <c>async Generator&lt;dynamic?&gt; sum() { … return total; }</c>.</summary>
/// <typeparam name="TReturn">The type of the returned value.</typeparam>
/// <remarks>Mutable: use it from one thread at a time.</remarks>
[AsyncMethodBuilder(typeof(GeneratorBuilder<>))]
[SuppressMessage("Naming", "CA1710", Justification = "The name is PHP's.")]
public sealed class Generator<TReturn> : Generator
{
    internal Generator()
    {
    }
}
