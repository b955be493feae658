#if NETSTANDARD2_0
using Microsoft.CodeAnalysis;

namespace System.Text.RegularExpressions;

/// <summary>Marks a method that the source generator of newer frameworks implements; here Regexes.cs does.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GeneratedRegexAttribute(string pattern, RegexOptions options = RegexOptions.None) : Attribute
{
    public string Pattern { get; } = pattern;

    public RegexOptions Options { get; } = options;
}
#endif
