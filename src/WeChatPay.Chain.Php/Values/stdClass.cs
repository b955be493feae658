using System.Dynamic;
using WeChatPay.Util;

namespace WeChatPay.Php;

/// <summary>PHP's plain object: <see cref="Functions.json_decode"/> reads <c>{…}</c> as one unless told to make an array.</summary>
/// <remarks>
/// <para>On a <see langword="dynamic"/> receiver its members are read and written as in PHP: <c>order.order_id</c>. A missing member
/// is <see langword="null"/>. In any other place use the indexer: <c>order["order_id"]</c>.</para>
/// <para>Two variables may hold the same object. As an option of a call it is sent as a JSON object, also when it is empty.</para>
/// <para>Mutable: use it from one thread.</para>
/// </remarks>
public sealed class stdClass : DynamicObject, IEnumerable<KeyValuePair<string, object?>>, ILooseArray
{
    /// <summary>Creates an object without members, PHP's <c>new \stdClass</c>.</summary>
    public stdClass() => Fields = [];

    internal stdClass(PhpArray fields) => Fields = fields;

    /// <summary>Gets or sets a member.</summary>
    /// <value><see langword="null"/> for a member that is missing. An array that is read is a copy.</value>
    public dynamic? this[string name]
    {
        get => Fields[name];
        set => Fields[name] = (object?)value;
    }

    /// <summary>Gets the array of a member for writing, and makes it where the member is missing or null: <c>order.At("goods").Add(item)</c>.</summary>
    /// <exception cref="Error">The member has a value that is not an array.</exception>
    public PhpArray At(string name) => Fields.At(name);

    /// <summary>Gets the array of a member for removing an entry. As in PHP, a member that is missing becomes null.</summary>
    /// <returns>The array; null where the member holds none.</returns>
    public PhpArray? AtIfThere(string name)
    {
        if (!Fields.ContainsKey(name))
            Fields[name] = null;
        return Fields.Inner(name);
    }

    /// <summary>Removes a member: PHP's <c>unset($order->name)</c>.</summary>
    public bool Remove(string name) => Fields.Remove(name);

    /// <summary>Copies the object, but not the objects in its members: PHP's <c>clone</c>.</summary>
    public stdClass Clone() => new(Fields.Copy());

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = (object?)Fields[binder.Name];
        return true;
    }

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        Fields[binder.Name] = value;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        // Without this a call would look for a member that can be called.
        result = (binder.Name, args) switch
        {
            (nameof(At), [string name]) => At(name),
            (nameof(Remove), [string name]) => Remove(name),
            (nameof(Clone), []) => Clone(),
            _ => throw new Error($"Call to undefined method stdClass::{binder.Name}()"),
        };
        return true;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => Fields.Snapshot().Select(static entry => entry.Key.ToString());

    /// <summary>Enumerates the names and values of the members.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)Fields).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    bool ILooseArray.IsList => false;

    IEnumerable<object?> ILooseArray.Items => ((ILooseArray)Fields).Items;

    internal PhpArray Fields { get; }
}
