// The single-file page needs no keeping: it is kept already.

import { byId } from '../../../www/dom.js';
import { t } from '../../../www/i18n.js';
import { on } from '../../../www/store.js';

export const setUpOffline = () => on(['locale'], () => (byId('offline').textContent = t('offline.single')));
export const shared = async () => null;
