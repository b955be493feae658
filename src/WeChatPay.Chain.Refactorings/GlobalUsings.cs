// For the sources of the porter, which call TextMembers without naming it.
global using WeChatPay.Refactorings;
