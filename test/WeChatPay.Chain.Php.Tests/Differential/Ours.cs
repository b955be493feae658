using System.Reflection;

namespace WeChatPay.Php.Tests.Differential;

/// <summary>Runs a case in C#.</summary>
internal static class Ours
{
    private static readonly Dictionary<string, Delegate> Callbacks = new(StringComparer.Ordinal)
    {
        ["spaceship"] = (object? a, object? b) => (object)Operators.compare(a, b),
        ["length"] = (object? a) => (object)Functions.strlen(Functions.strval(a)),
        ["double"] = (object? a) => (object)Operators.concat(a, a),
        ["truthy"] = (object? a) => (object)Functions.boolval(a),
        ["join"] = (object? a, object? b) => (object)Operators.concat(a, ":", b),
        ["smaller"] = (object? a, object? b) => (object)(Functions.strlen(Functions.strval(a)) - Functions.strlen(Functions.strval(b))),
    };

    private static readonly HashSet<string> Changing =
    [
        "sort", "rsort", "asort", "arsort", "ksort", "krsort", "usort", "uasort", "uksort", "array_push", "array_pop", "array_shift", "array_unshift",
            "array_splice",
    ];

    private static readonly Dictionary<string, Func<object?[], object?>> Special = new(StringComparer.Ordinal)
    {
        ["set"] = static a => { var array = Operators.writable(ref a[0]); array[a[1]] = a[2]; return array; },
        ["set2"] = static a => { var array = Operators.writable(ref a[0]); array[a[1], a[2]] = a[3]; return array; },
        ["append"] = static a => { var array = Operators.writable(ref a[0]); array.Add(a[1]); return array; },
        ["unset"] = static a => { var array = Operators.writable(ref a[0]); array.Remove(a[1]); array.Add(a[2]); return array; },
        ["copy"] = static a =>
        {
            var b = (PhpArray)Operators.copy(a[0])!;
            b[a[1]] = a[2];
            var c = b.Copy();
            c.Add(a[0]);
            return new PhpArray { a[0], b, c };
        },
        ["var_export"] = static a => Functions.var_export(a[0], true),
        ["print_r"] = static a => Functions.print_r(a[0], true),
        ["var_dump"] = static a => Printed(() => Functions.var_dump(a[0])),
        ["echo"] = static a => Printed(() => Functions.echo(a[0])),
        ["date_of"] = static a =>
            new Time.DateTimeImmutable("@" + Functions.strval(a[2])).setTimezone(new Time.DateTimeZone((string)a[0]!)).format((string)a[1]!),
        ["date_modify"] = static a =>
            new Time.DateTimeImmutable("@" + Functions.strval(a[1])).setTimezone(new Time.DateTimeZone((string)a[0]!)).modify((string)a[2]!).format("c"),
        ["parse_str"] = static a => { Functions.parse_str(a[0], out var result); return (object?)result; },
        ["preg_match"] = static a => { var count = Functions.preg_match(a[0], a[1], out var found); return new PhpArray { count, (object?)found }; },
        ["preg_match_all"] = static a => { var count = Functions.preg_match_all(a[0], a[1], out var found); return new PhpArray { count, (object?)found }; },
        ["at"] = static a => (object?)Operators.at(a[0], a[1], a[2]),
        ["probe"] = static a => (object?)Operators.probe(a[0], a[1], a[2]),
        ["spread"] = static a => Operators.spread(a[0], a[1]),
        ["concat"] = static a => Operators.concat(a[0], a[1]),
        ["isset"] = static a => Functions.isset([a[0]]),
    };

    /// <returns>The notation of the result; null where the function says that it is not offered.</returns>
    public static string? Run(Case given)
    {
        try
        {
            var arguments = given.Arguments.Select(static value => value is Callback callback ? Callbacks[callback.Name] : value).ToArray();
            var result = Special.TryGetValue(given.Name, out var special) ? special(arguments) : Invoke(given.Name, arguments);
            return Notation.Write(Changing.Contains(given.Name) ? new PhpArray { result, arguments[0] } : result);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } cause)
        {
            return cause is NotSupportedException or ArgumentException ? null : Notation.Write(cause);
        }
        catch (NotSupportedException)
        {
            return null;
        }
        catch (Error error)
        {
            return Notation.Write(error);
        }
    }

    private static string Printed(Action print)
    {
        var (before, text) = (Console.Out, new StringWriter());
        Console.SetOut(text);
        try
        {
            print();
        }
        finally
        {
            Console.SetOut(before);
        }
        return text.ToString();
    }

    private static object? Invoke(string name, object?[] arguments)
    {
        foreach (var method in typeof(Functions).GetMember(name).Concat(typeof(Operators).GetMember(name)).OfType<MethodInfo>())
        {
            if (TryFit(method.GetParameters(), arguments) is { } fitted)
                return method.Invoke(null, fitted);
        }
        throw new MissingMethodException($"{name} with {arguments.Length} arguments");
    }

    private static object?[]? TryFit(ParameterInfo[] parameters, object?[] arguments)
    {
        var rest = parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute)) ? parameters.Length - 1 : -1;
        if (rest < 0 && arguments.Length > parameters.Length || parameters.Any(static parameter => parameter.IsOut))
            return null;
        var fitted = new object?[parameters.Length];
        for (var at = 0; at < parameters.Length; at++)
        {
            if (at == rest)
                fitted[at] = arguments.Skip(rest).ToArray();
            else if (at < arguments.Length)
                fitted[at] = Convert(arguments[at], parameters[at].ParameterType);
            else if (parameters[at].HasDefaultValue)
                fitted[at] = parameters[at].DefaultValue;
            else
                return null;
        }
        return fitted;
    }

    // The porter casts an argument where the parameter has a type.
    private static object? Convert(object? value, Type type) =>
        type == typeof(bool) ? Functions.boolval(value)
        : type == typeof(bool?) ? value is null ? null : Functions.boolval(value)
        : type == typeof(int) ? (int)Functions.intval(value)
        : type == typeof(long) ? Functions.intval(value)
        : type == typeof(string) && value is not null ? Functions.strval(value)
        : value;
}
