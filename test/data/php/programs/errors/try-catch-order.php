<?php

function risky(int $kind): string
{
    try {
        if ($kind === 1) {
            throw new \InvalidArgumentException('bad argument');
        }
        if ($kind === 2) {
            throw new \RuntimeException('at run time', 5);
        }
        if ($kind === 3) {
            throw new \Error('error');
        }
        return 'fine';
    } catch (\InvalidArgumentException | \LogicException $e) {
        return 'logic ' . $e->getMessage();
    } catch (\RuntimeException $e) {
        return 'runtime ' . $e->getCode();
    } catch (\Throwable $e) {
        return 'other ' . $e->getMessage();
    } finally {
        echo '[', $kind, ']';
    }
}

foreach ([0, 1, 2, 3] as $kind) {
    echo risky($kind), "\n";
}
