using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;

namespace WeChatPay.Dynamic;

/// <summary>Binds members of a <c>dynamic</c> receiver: a member of the class wins, every other name goes to <see cref="IDynamicMembers"/>.</summary>
/// <remarks>Classes give it from an explicit <see cref="IDynamicMetaObjectProvider"/>: deriving from <see cref="DynamicObject"/> would put that class's
/// fourteen public methods into the completion of every node. Immutable and thread-safe.</remarks>
internal sealed class MemberBinder(Expression expression, IDynamicMembers target) : DynamicMetaObject(expression, BindingRestrictions.Empty, target)
{
    private static readonly MethodInfo Get = typeof(IDynamicMembers).GetMethod(nameof(IDynamicMembers.GetMember))!;
    private static readonly MethodInfo Invoke = typeof(IDynamicMembers).GetMethod(nameof(IDynamicMembers.InvokeMember))!;

    public override IEnumerable<string> GetDynamicMemberNames() => target.MemberNames;

    public override DynamicMetaObject BindGetMember(GetMemberBinder binder)
    {
        ArgumentNullException.ThrowIfNull(binder);
        return binder.FallbackGetMember(this, Call(Get, Expression.Constant(binder.Name)));
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The array is an object[], which every program has.")]
    public override DynamicMetaObject BindInvokeMember(InvokeMemberBinder binder, DynamicMetaObject[] args)
    {
        ArgumentNullException.ThrowIfNull(binder);
        var arguments = Expression.NewArrayInit(typeof(object), args.Select(static argument => Expression.Convert(argument.Expression, typeof(object))));
        return binder.FallbackInvokeMember(this, args, Call(Invoke, Expression.Constant(binder.Name), arguments));
    }

    private DynamicMetaObject Call(MethodInfo method, params Expression[] arguments) => new(
        Expression.Call(Expression.Convert(Expression, typeof(IDynamicMembers)), method, arguments),
        BindingRestrictions.GetTypeRestriction(Expression, LimitType));
}
