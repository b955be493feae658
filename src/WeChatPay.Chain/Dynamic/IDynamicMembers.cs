namespace WeChatPay.Dynamic;

/// <summary>An object whose members on a <c>dynamic</c> receiver come from data, beside the members of its class.</summary>
internal interface IDynamicMembers
{
    /// <summary>Gets the names that a debugger and LINQPad may list.</summary>
    IEnumerable<string> MemberNames { get; }

    /// <summary>Gets the value of a member that the class does not have.</summary>
    /// <exception cref="MissingMemberException">There is no such member.</exception>
    object? GetMember(string name);

    /// <summary>Calls a method that the class does not have.</summary>
    /// <exception cref="MissingMemberException">There is no such method.</exception>
    object? InvokeMember(string name, object?[] arguments);
}
