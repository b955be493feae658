using Mono.Cecil;
using Mono.Cecil.Rocks;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Tests.House;

/// <summary>Follows the code of one assembly from its entry points, and looks for references that no assembly resolves.</summary>
/// <remarks>A call of a virtual or interface method goes on in every type that the walk has seen made. What such a type overrides of
/// another assembly's (<c>MoveNext</c> of an async method, <c>SendAsync</c> of a handler, <c>Dispose</c>) counts as called: that assembly may call
/// it.</remarks>
internal sealed class MemberWalk
{
    private readonly ModuleDefinition _module;
    private readonly HashSet<MethodDefinition> _methods = [];
    private readonly HashSet<TypeDefinition> _types = [];
    private readonly HashSet<TypeDefinition> _made = [];
    private readonly HashSet<MethodDefinition> _virtual = [];
    private readonly SortedSet<string> _broken = new(StringComparer.Ordinal);
    private readonly Queue<MethodDefinition> _next = [];

    private MemberWalk(ModuleDefinition module) => _module = module;

    /// <summary>Gets the methods of the assembly that the walk came through.</summary>
    public IReadOnlyCollection<MethodDefinition> Methods => _methods;

    /// <summary>Gets the references that do not resolve, each with the method or type that holds it.</summary>
    public IReadOnlyCollection<string> Broken => _broken;

    /// <summary>Walks through <paramref name="module"/>.</summary>
    /// <param name="module">The assembly whose code is followed.</param>
    /// <param name="entries">Where it is entered.</param>
    public static MemberWalk Through(ModuleDefinition module, IEnumerable<MemberReference> entries)
    {
        var walk = new MemberWalk(module);
        foreach (var entry in entries)
            walk.Follow(entry, "an entry");
        while (walk._next.TryDequeue(out var method))
            walk.Read(method);
        return walk;
    }

    private void Follow(MemberReference reference, string from)
    {
        switch (reference)
        {
            case TypeReference type:
                Touch(type, from);
                break;
            case MethodReference method:
                FollowMethod(method, from);
                break;
            case FieldReference field:
                Touch(field.DeclaringType, from);
                Touch(field.FieldType, from);
                if (Resolved(field, static one => one.Resolve()) is null)
                    _broken.Add($"{from} uses {field.FullName}");
                break;
        }
    }

    private void FollowMethod(MethodReference method, string from)
    {
        // The methods of arrays are the runtime's own.
        if (method.DeclaringType is ArrayType)
            return;
        Touch(method.DeclaringType, from);
        foreach (var parameter in method.Parameters)
            Touch(parameter.ParameterType, from);
        Touch(method.ReturnType, from);
        if (method is GenericInstanceMethod generic)
        {
            foreach (var argument in generic.GenericArguments)
                Touch(argument, from);
        }
        if (Resolved(method, static one => one.Resolve()) is not { } definition)
            _broken.Add($"{from} calls {method.FullName}");
        else if (definition.Module == _module)
            Enter(definition);
    }

    private void Enter(MethodDefinition method)
    {
        if (method.IsConstructor && !method.IsStatic)
            Make(method.DeclaringType);
        if (_methods.Add(method))
            _next.Enqueue(method);
        if (!method.IsVirtual || !_virtual.Add(method))
            return;
        foreach (var type in _made.ToArray())
            EnterOverride(method, type);
    }

    private void Make(TypeDefinition type)
    {
        if (!_made.Add(type))
            return;
        foreach (var called in _virtual.ToArray())
            EnterOverride(called, type);
        foreach (var method in type.Methods.Where(method => method.IsVirtual && IsForeign(method)))
            Enter(method);
        if (type.BaseType is { } parent && Resolved(parent, static one => one.Resolve()) is { } definition && definition.Module == _module)
            Make(definition);
    }

    // A method that no base type or interface of this assembly declares can be called by another assembly only.
    private bool IsForeign(MethodDefinition method)
    {
        if (method.HasOverrides)
            return method.Overrides.Any(overridden => Resolved(overridden, static one => one.Resolve()) is { } definition && definition.Module != _module);
        if (method.GetBaseMethod() is { } original && original != method)
            return original.Module != _module;
        return method.DeclaringType.Interfaces
            .Select(implemented => Resolved(implemented.InterfaceType, static one => one.Resolve()))
            .Any(implemented => implemented is not null && implemented.Module != _module && implemented.Methods.Any(declared => declared.Name == method.Name));
    }

    // By name and number of parameters: an overload too many is looked at rather than one too few.
    private static TypeDefinition? BaseOf(TypeDefinition type) => type.BaseType is { } parent ? Resolved(parent, static one => one.Resolve()) : null;

    private void EnterOverride(MethodDefinition called, TypeDefinition type)
    {
        if (!Ancestors(type).Contains(called.DeclaringType))
            return;
        for (var declaring = type; declaring is not null && declaring.Module == _module; declaring = BaseOf(declaring))
        {
            foreach (var method in declaring.Methods.Where(method => method.IsVirtual && method.Parameters.Count == called.Parameters.Count))
            {
                if (method.Name == called.Name || method.Overrides.Any(overridden => Resolved(overridden, static one => one.Resolve()) == called))
                    Enter(method);
            }
        }
    }

    private IEnumerable<TypeDefinition> Ancestors(TypeDefinition type)
    {
        foreach (var reference in type.Interfaces.Select(static implemented => implemented.InterfaceType).Append(type.BaseType))
        {
            if (reference is null || Resolved(reference, static one => one.Resolve()) is not { } ancestor)
                continue;
            yield return ancestor;
            foreach (var further in Ancestors(ancestor))
                yield return further;
        }
    }

    private void Touch(TypeReference type, string from)
    {
        while (type is TypeSpecification specification)
        {
            if (type is GenericInstanceType generic)
            {
                foreach (var argument in generic.GenericArguments)
                    Touch(argument, from);
            }
            type = specification.ElementType;
        }
        if (type is GenericParameter)
            return;
        if (Resolved(type, static one => one.Resolve()) is not { } definition)
            _broken.Add($"{from} names {type.FullName}");
        else if (definition.Module == _module && _types.Add(definition))
            Load(definition);
    }

    // What the runtime has to find before it can load a type.
    private void Load(TypeDefinition type)
    {
        var from = type.FullName;
        if (type.DeclaringType is { } outer)
            Touch(outer, from);
        if (type.BaseType is { } parent)
            Touch(parent, from);
        foreach (var implemented in type.Interfaces)
            Touch(implemented.InterfaceType, from);
        foreach (var field in type.Fields)
            Touch(field.FieldType, from);
        foreach (var gap in Gaps(type))
            _broken.Add($"{from} does not implement {gap.FullName}");
        if (type.GetStaticConstructor() is { } first)
            Enter(first);
        // A structure needs no constructor to be there: the state machines of async methods are some.
        if (type.IsValueType && !type.IsEnum)
            Make(type);
    }

    private IEnumerable<MethodDefinition> Gaps(TypeDefinition type)
    {
        if (type.IsInterface || type.IsAbstract)
            yield break;
        var ancestors = Ancestors(type).Distinct().ToArray();
        var own = ancestors.Where(static one => !one.IsInterface).Prepend(type).SelectMany(static one => one.Methods).ToArray();
        foreach (var wanted in ancestors.Where(one => one.Module != _module).SelectMany(static one => one.Methods).Where(static one => one.IsAbstract))
        {
            var isThere = own.Any(method => !method.IsAbstract && method.Parameters.Count == wanted.Parameters.Count
                && (method.Name == wanted.Name || method.Overrides.Any(overridden => overridden.Name == wanted.Name)));
            if (!isThere)
                yield return wanted;
        }
    }

    private void Read(MethodDefinition method)
    {
        var from = method.FullName;
        Touch(method.DeclaringType, from);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Touch(variable.VariableType, from);
        foreach (var caught in method.Body.ExceptionHandlers)
        {
            if (caught.CatchType is { } type)
                Touch(type, from);
        }
        foreach (var operand in method.Body.Instructions.Select(static instruction => instruction.Operand).OfType<MemberReference>())
            Follow(operand, from);
    }

    private static T? Resolved<TReference, T>(TReference reference, Func<TReference, T?> resolve)
        where T : class
    {
        try
        {
            return resolve(reference);
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }
}
