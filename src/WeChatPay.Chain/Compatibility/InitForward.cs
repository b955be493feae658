#if NET9_0_OR_GREATER
using System.Runtime.CompilerServices;

// A library that was compiled against ours for .NET Standard names the type of `init` setters in our assembly. The package Polyfill forwards it for .NET 8.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif
