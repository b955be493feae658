#if NET9_0_OR_GREATER
using System.Runtime.CompilerServices;

// A library that was compiled against ours for .NET Standard names the type of `init` setters in our assembly. The package Polyfill forwards it for .NET 8.
#pragma warning disable RS0016 // The type is .NET's, and so is its ledger.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#pragma warning restore RS0016
#endif
